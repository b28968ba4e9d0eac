@"%~dp0program\python\python.exe" -X pycache_prefix="%LOCALAPPDATA%\perkin\Cache\bytecode" -m generator %*
