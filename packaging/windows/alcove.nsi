; Installs Alcove for one person, without administrator rights.
;   makensis -DVERSION=0.1.0 -DSOURCE=folder -DTARGET=setup.exe -DICON=alcove.ico -DKB=500000 -DTABLES=tables.nsh alcove.nsi
; setup.exe /S installs without a window, "uninstall.exe" /S removes without one.
Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Alcove"
!define CLASSES "Software\Classes"

Name "Alcove"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\Alcove"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
BrandingText "Alcove ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Alcove"
VIAddVersionKey "FileDescription" "Alcove"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\alcove.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define RUNNING "Alcove is open. Close it and try again."
; Made by tools/release/nsis.py of the program's tables: the languages, the text above in each, the macro ForEachType.
!include "${TABLES}"

; A program that runs cannot be replaced: its file cannot be opened for writing.
!macro RefuseWhileOpen un
Function ${un}RefuseWhileOpen
  IfFileExists "$INSTDIR\alcove.exe" 0 free
  again:
  ClearErrors
  FileOpen $0 "$INSTDIR\alcove.exe" a
  IfErrors 0 closed
  IfSilent 0 +3
  SetErrorLevel 3
  Abort
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" IDRETRY again
  Abort
  closed:
  FileClose $0
  free:
FunctionEnd
!macroend
!insertmacro RefuseWhileOpen ""
!insertmacro RefuseWhileOpen "un."

!macro OpenWith EXTENSION
  WriteRegStr HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "Alcove.File" ""
!macroend
!macro NoOpenWith EXTENSION
  DeleteRegValue HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "Alcove.File"
!macroend

Section "Install"
  Call RefuseWhileOpen
  ; What an older version left and this one has not: the program's own folder only, never the data.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\Alcove.lnk" "$INSTDIR\alcove.exe"

  WriteRegStr HKCU "${CLASSES}\Alcove.File" "" "Alcove"
  WriteRegStr HKCU "${CLASSES}\Alcove.File\DefaultIcon" "" "$INSTDIR\alcove.exe,0"
  WriteRegStr HKCU "${CLASSES}\Alcove.File\shell\open\command" "" '"$INSTDIR\alcove.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\alcove.exe\shell\open\command" "" '"$INSTDIR\alcove.exe" "%1"'
  !insertmacro ForEachType OpenWith

  WriteRegStr HKCU "${KEY}" "DisplayName" "Alcove"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\alcove.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "Alcove maintainers"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KB}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  Call un.RefuseWhileOpen
  ; The library, conversations and models are in %LOCALAPPDATA%\Alcove and stay.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\alcove.exe"
  Delete "$INSTDIR\alcove-cli.exe"
  Delete "$INSTDIR\LICENSES.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Alcove.lnk"
  !insertmacro ForEachType NoOpenWith
  DeleteRegKey HKCU "${CLASSES}\Alcove.File"
  DeleteRegKey HKCU "${CLASSES}\Applications\alcove.exe"
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "Alcove"
  DeleteRegKey HKCU "${KEY}"
  ${RefreshShellIcons}
SectionEnd
