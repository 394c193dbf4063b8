# Install the setup in dist silently, work with it, open its window once, remove it: as the workflow does on Windows.
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $true
$setup = Get-Item dist/Newsdesk-*-setup.exe
$place = Join-Path $env:TEMP "新闻 desk"
$done = Start-Process $setup -ArgumentList "/S", "/D=$place" -Wait -PassThru
if ($done.ExitCode -ne 0) { throw "The setup ended with $($done.ExitCode)." }
$newsdesk = Join-Path $place "app\bin\newsdesk.exe"
& $newsdesk --version | Write-Output
& $newsdesk import resources/samples/1-night-ferry.md
& $newsdesk export night-ferry --to outbox
& $newsdesk verify outbox/night-ferry
# What talks to the server of a shared desk is there: it says that nobody answers.
$PSNativeCommandUseErrorActionPreference = $false
$said = (& $newsdesk --desk postgresql://nobody@localhost:1/desk list 2>&1) -join " "
$PSNativeCommandUseErrorActionPreference = $true
if (-not $said.Contains("cannot be reached")) { throw "The server of a shared desk was not asked: $said" }

$env:QTWEBENGINE_REMOTE_DEBUGGING = "9377"
$window = Start-Process (Join-Path $place "app\Newsdesk.exe") -PassThru
$shown = $false
foreach ($second in 1..90) {
    if ($window.HasExited) { throw "The window went away with $($window.ExitCode)." }
    try { $pages = (Invoke-WebRequest http://127.0.0.1:9377/json).Content } catch { $pages = "" }
    if ($pages.Contains("Night ferry returns")) { $shown = $true; break }
    Start-Sleep 1
}
if (-not $shown) { throw "The preview does not show the story." }
# While it is open nothing is taken away.
$refused = Start-Process (Join-Path $place "Uninstall.exe") -ArgumentList "/S", "_?=$place" -Wait -PassThru
if ($refused.ExitCode -ne 3) { throw "It was removed while open ($($refused.ExitCode))." }
$window.CloseMainWindow() | Out-Null
if (-not $window.WaitForExit(30000)) { throw "The window does not close." }
Start-Process (Join-Path $place "Uninstall.exe") -ArgumentList "/S", "_?=$place" -Wait
if (Test-Path (Join-Path $place "app")) { throw "The program is still there." }
