; The Windows installer: for one user, without an administrator. makensis is given VERSION, PAYLOAD (the folder),
; ARCHIVE (the same as .tar.xz), SIZE (of the folder in KB), UNPACK, ICON and OUTFILE.
; All that is installed lies in $INSTDIR\app and is swapped in whole: whoever looks sees the old program or the new one.
; Exit codes, also with /S: 0 done, 1 cancelled, 2 failed, 3 Newsdesk is running, 4 no room, 5 the folder is not ours.

Unicode true
Target amd64-unicode
; The archive with the program is packed better than NSIS can: xz, with its filter for programs.
SetCompressor lzma
RequestExecutionLevel user
ManifestDPIAware true

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

Name "Newsdesk"
OutFile "${OUTFILE}"
InstallDir "$LOCALAPPDATA\Programs\Newsdesk"
InstallDirRegKey HKCU "Software\Newsdesk" "InstallDir"
BrandingText "Newsdesk ${VERSION}"
AllowSkipFiles off
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Newsdesk"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Newsdesk setup"
VIAddVersionKey CompanyName "Newsdesk"
VIAddVersionKey LegalCopyright "MIT licence"

!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\Newsdesk"
!define CLASSES "Software\Classes"
!define STORY "Newsdesk.Story"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
  !finalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\app\Newsdesk.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open Newsdesk"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A program that runs holds its library: nothing can open that for writing then. Goes on once it is free, or ends with 3.
!macro RefuseWhileRunning
  again:
  FindFirst $R0 $R1 "$INSTDIR\app\python\python3??.dll"
  FindClose $R0
  ${If} $R1 != ""
    ClearErrors
    FileOpen $R0 "$INSTDIR\app\python\$R1" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Newsdesk is open. Close its window, then choose Retry. Nothing has been changed." /SD IDCANCEL IDRETRY again
      SetErrorLevel 3
      Quit
    ${EndIf}
    FileClose $R0
  ${EndIf}
!macroend

Function .onInit
  ; "/D=" is known here, so a silent setup is refused before anything is unpacked.
  ${If} ${Silent}
    Call CheckFolder
  ${EndIf}
FunctionEnd

Function CheckFolder
  !insertmacro RefuseWhileRunning
  ${If} ${FileExists} "$INSTDIR\app\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\app\Newsdesk.exe"
    MessageBox MB_OK|MB_ICONSTOP "The folder $INSTDIR holds an “app” of another program. Choose another folder for Newsdesk." /SD IDOK
    SetErrorLevel 5
    Quit
  ${EndIf}
  SectionGetSize 0 $R2
  ${GetRoot} "$INSTDIR" $R0
  ClearErrors
  ${DriveSpace} "$R0\" "/D=F /S=K" $R1
  ${IfNot} ${Errors}
  ${AndIf} $R1 L< $R2
    IntOp $R2 $R2 / 1024
    MessageBox MB_OK|MB_ICONSTOP "There is not enough room on $R0: Newsdesk needs $R2 MB. Make room or choose another disk. Nothing has been changed." /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

; What was half done goes; the version that was there before stays as it was.
Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\app.new"
  ${If} ${FileExists} "$INSTDIR\app.old\Newsdesk.exe"
  ${AndIfNot} ${FileExists} "$INSTDIR\app\Newsdesk.exe"
    Rename "$INSTDIR\app.old" "$INSTDIR\app"
  ${EndIf}
  RMDir "$INSTDIR"
FunctionEnd

Section "Newsdesk" SectionNewsdesk
  SectionIn RO
  AddSize ${SIZE}
  Call CheckFolder
  RMDir /r "$INSTDIR\app.new"
  ${If} ${FileExists} "$INSTDIR\app\Newsdesk.exe"
    RMDir /r "$INSTDIR\app.old"
  ${EndIf}
  ClearErrors
  ; Python comes first, and unpacks the rest: with it those of its own libraries that build.sh put there.
  SetOutPath "$INSTDIR\app.new\python"
  File /x "libcrypto-*.dll" /x "libssl-*.dll" /x "sqlite3.dll" "${PAYLOAD}/python/*"
  SetOutPath "$PLUGINSDIR"
  File "/oname=app.tar.xz" "${ARCHIVE}"
  File "${UNPACK}"
  ; The working folder would hold the one that is to be renamed.
  SetOutPath "$INSTDIR"
  ${If} ${Errors}
    Abort "Newsdesk could not be unpacked into $INSTDIR. Nothing has been changed."
  ${EndIf}
  DetailPrint "Unpacking (a minute or two)"
  nsExec::ExecToStack '"$INSTDIR\app.new\python\python.exe" "$PLUGINSDIR\unpack.py" "$PLUGINSDIR\app.tar.xz" "$INSTDIR\app.new"'
  Pop $0
  Pop $1
  Delete "$PLUGINSDIR\app.tar.xz"
  ${If} $0 != 0
    MessageBox MB_OK|MB_ICONSTOP "$1$\r$\nThe version that was there before, if there was one, is as it was." /SD IDOK
    Abort "Newsdesk was not installed."
  ${EndIf}
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\app\*.*"
    Rename "$INSTDIR\app" "$INSTDIR\app.old"
    ${If} ${Errors}
      Abort "The older version is in use. Close Newsdesk and run this setup again. Nothing has been changed."
    ${EndIf}
  ${EndIf}
  Rename "$INSTDIR\app.new" "$INSTDIR\app"
  ${If} ${Errors}
    Abort "Newsdesk could not be put in its place in $INSTDIR; the older version, if there was one, is back."
  ${EndIf}
  RMDir /r "$INSTDIR\app.old"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Newsdesk.lnk" "$INSTDIR\app\Newsdesk.exe"
  WriteRegStr HKCU "Software\Newsdesk" "InstallDir" "$INSTDIR"

  WriteRegStr HKCU "${CLASSES}\.newsdesk" "" "${STORY}"
  WriteRegStr HKCU "${CLASSES}\.newsdesk" "Content Type" "application/x-newsdesk"
  WriteRegStr HKCU "${CLASSES}\.newsdesk\OpenWithProgids" "${STORY}" ""
  WriteRegStr HKCU "${CLASSES}\${STORY}" "" "Newsdesk story"
  WriteRegStr HKCU "${CLASSES}\${STORY}\DefaultIcon" "" "$INSTDIR\app\Newsdesk.exe,0"
  WriteRegStr HKCU "${CLASSES}\${STORY}\shell\open\command" "" '"$INSTDIR\app\Newsdesk.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\Newsdesk.exe\shell\open\command" "" '"$INSTDIR\app\Newsdesk.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\Newsdesk.exe\SupportedTypes" ".newsdesk" ""
  WriteRegStr HKCU "${CLASSES}\Applications\Newsdesk.exe\SupportedTypes" ".html" ""
  WriteRegStr HKCU "${CLASSES}\Applications\Newsdesk.exe\SupportedTypes" ".md" ""
  WriteRegStr HKCU "${CLASSES}\Applications\Newsdesk.exe\SupportedTypes" ".txt" ""

  WriteRegStr HKCU "${LISTED}" "DisplayName" "Newsdesk"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\app\Newsdesk.exe"
  WriteRegStr HKCU "${LISTED}" "Publisher" "Newsdesk"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
  SectionGetSize ${SectionNewsdesk} $0
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" $0
  ; The desktop is told that files of this kind have an icon now.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section /o "Icon on the desktop" SectionDesktop
  CreateShortcut "$DESKTOP\Newsdesk.lnk" "$INSTDIR\app\Newsdesk.exe"
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionNewsdesk} "The program, its entry in the Start menu, and .newsdesk files that open in it. Your desks are never touched."
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionDesktop} "A second way to start it."
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function un.onInit
  !insertmacro RefuseWhileRunning
FunctionEnd

Section "Uninstall"
  ; Only what setup laid down: stories, settings and backups lie elsewhere, and so does whatever else is in this folder.
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\app.old"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Newsdesk.lnk"
  Delete "$DESKTOP\Newsdesk.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.newsdesk" ""
  ${If} $0 == "${STORY}"
    DeleteRegKey HKCU "${CLASSES}\.newsdesk"
  ${Else}
    DeleteRegValue HKCU "${CLASSES}\.newsdesk\OpenWithProgids" "${STORY}"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${STORY}"
  DeleteRegKey HKCU "${CLASSES}\Applications\Newsdesk.exe"
  DeleteRegKey HKCU "${LISTED}"
  DeleteRegKey HKCU "Software\Newsdesk"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
