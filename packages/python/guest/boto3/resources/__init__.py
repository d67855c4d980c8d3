"""Where boto3's resources come from."""
