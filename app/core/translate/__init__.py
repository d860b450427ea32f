"""Translation that keeps what must not change: segments, engines behind one Protocol, checks after each segment."""
