@echo off
title perkin
"%~dp0program\python\python.exe" -X pycache_prefix="%LOCALAPPDATA%\perkin\Cache\bytecode" "%~dp0program\buka.py" %1
if errorlevel 1 pause
