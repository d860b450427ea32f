"""What differs between desktops: autostart, tray, opening files, the garbage collector of the process."""
