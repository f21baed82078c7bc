"""Operations that go on after their response; this folder is copied only for a service with some."""
