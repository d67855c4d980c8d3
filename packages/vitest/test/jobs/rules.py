def double(amount: int) -> int:
    return amount * 2
