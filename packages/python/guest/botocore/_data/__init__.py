"""What is known of AWS's services: names, types and errors, as data."""
