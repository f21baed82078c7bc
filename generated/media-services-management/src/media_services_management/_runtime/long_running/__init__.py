"""Operations that go on after their response."""
