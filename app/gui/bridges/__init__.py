"""What joins two features. A bridge may know both; no feature knows a bridge."""
