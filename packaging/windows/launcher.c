/* Starts Newsdesk with the Python that lies beside it, in this process: so Windows shows it under its own name.

   Built twice: without a console as Newsdesk.exe, and with -DCONSOLE as bin\newsdesk.exe. */

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#ifdef CONSOLE
#define TO_ROOT L"\\.."
#else
#define TO_ROOT L""
#endif

/* Child processes start this program again, with what a frozen program would get: `main` knows them by it. */
static wchar_t start[] =
    L"import sys; sys.frozen = True\n"
    L"from newsdesk.__main__ import main\n"
    L"sys.exit(main())";

static int refuse(const wchar_t *why)
{
#ifdef CONSOLE
    fwprintf(stderr, L"newsdesk: %ls\n", why);
#else
    MessageBoxW(NULL, why, L"Newsdesk", MB_OK | MB_ICONERROR);
#endif
    return 1;
}

int wmain(int argc, wchar_t **argv)
{
    wchar_t here[32768], python[32768];
    DWORD length = GetModuleFileNameW(NULL, here, 32768 - 64);
    if (length == 0 || length >= 32768 - 64)
        return refuse(L"Newsdesk lies too deep in folders; install it in a folder with a shorter path.");
    wcsrchr(here, L'\\')[0] = 0;
    swprintf(python, 32768, L"%ls" TO_ROOT L"\\python\\" PYTHON_DLL, here);
    HMODULE library = LoadLibraryExW(python, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (library == NULL)
        return refuse(L"Parts of Newsdesk are missing; run its setup again.");
    int (*run)(int, wchar_t **) = (int (*)(int, wchar_t **))(void *)GetProcAddress(library, "Py_Main");
    wchar_t **arguments = calloc((size_t)argc + 4, sizeof *arguments);
    if (run == NULL || arguments == NULL)
        return refuse(L"Python does not start; run the setup of Newsdesk again.");
    /* -X utf8: what scripts read from a pipe is UTF-8 on every system. */
    arguments[0] = argv[0];
    arguments[1] = L"-Xutf8";
    arguments[2] = L"-c";
    arguments[3] = start;
    for (int i = 1; i < argc; i++)
        arguments[3 + i] = argv[i];
    return run(argc + 3, arguments);
}
