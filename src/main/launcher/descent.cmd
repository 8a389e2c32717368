@echo off
rem Starts Descent from any folder. Looks for the jar beside this script, in the folder lib beside the script's, as in a release,
rem then in the build's target folder.
rem
rem DESCENT_JAVA_OPTS   options for Java, such as -Xmx4g

setlocal EnableExtensions DisableDelayedExpansion
set "remedy=install a JDK of version 17 or newer, and name its folder by JAVA_HOME if it isn't on the PATH"

set "jar="
for %%f in ("%~dp0descent*-all.jar" "%~dp0..\lib\descent-*-all.jar" "%~dp0..\..\..\target\descent-*-all.jar") do (
    if not defined jar set "jar=%%~ff"
)
if defined jar goto jarFound
>&2 echo descent: there is no descent-*-all.jar beside "%~f0"; build it with `mvn package`
exit /b 3
:jarFound

if not defined JAVA_HOME goto javaOnPath
set "java=%JAVA_HOME:"=%\bin\java.exe"
if exist "%java%" goto javaFound
>&2 echo descent: JAVA_HOME is "%JAVA_HOME:"=%", where there is no bin\java.exe; %remedy%
exit /b 3
:javaOnPath
for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined java goto javaFound
>&2 echo descent: no Java is found: JAVA_HOME is not set, and the PATH has no java.exe; %remedy%
exit /b 3
:javaFound

rem What Java says of itself; a Java that doesn't say which modules it has is asked, which takes longer.
set "version="
set "vector="
for %%j in ("%java%") do set "release=%%~dpj..\release"
if not exist "%release%" goto ask
set "modules="
for /f "usebackq tokens=1,2 delims==" %%a in ("%release%") do (
    if "%%a" == "JAVA_VERSION" set "version=%%~b"
    if "%%a" == "MODULES" set "modules=%%~b"
)
if not defined modules goto ask
if not "%modules:jdk.incubator.vector=%" == "%modules%" set "vector=yes"
goto told
:ask
"%java%" --list-modules 2>nul | findstr /c:"jdk.incubator.vector" >nul && set "vector=yes"
:told
if not defined version goto newEnough
for /f "delims=." %%v in ("%version%") do if %%v geq 17 goto newEnough
>&2 echo descent: "%java%" is older than Java 17; %remedy%
exit /b 3
:newEnough
rem Kernels of vectors are slow until they are compiled: a tenth of the usual calls is enough to begin.
set "early=-XX:CompileCommand=CompileThresholdScaling,dev.descent.kernel.Vector*::*,0.1"
if defined vector set "vector=--add-modules jdk.incubator.vector -XX:CompileCommand=quiet %early%"

"%java%" %vector% %DESCENT_JAVA_OPTS% -jar "%jar%" %*
exit /b %ERRORLEVEL%
