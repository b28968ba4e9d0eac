"""What changed between two masters, two output folders, a master and a folder, or two documents."""
