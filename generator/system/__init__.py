"""What the operating system has to do with: signals, locks, and files that appear whole."""
