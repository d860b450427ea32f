"""Documents in many formats, translated in place: what is text is replaced, everything else stays as it was."""
