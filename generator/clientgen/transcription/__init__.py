"""Drafts of specs from pages of documentation: what pages say, and questions for what they do not.

A word that no page states is left out, and a comment asks for it (`questions`); nothing that
validates was guessed. `transcribe` writes files that do not exist yet and opens no other for writing;
`answer` puts words in the place of questions, and changes no other line.
"""

from __future__ import annotations

from clientgen.transcription.answers import (
    Answers,
    Asked,
    answer_to,
    grouped,
    questions_of,
    read_answers,
)
from clientgen.transcription.transcribing import (
    Chosen,
    Settlement,
    Transcribed,
    TranscriptionError,
    answer,
    choose,
    transcribe,
)

__all__ = [
    "Answers",
    "Asked",
    "Chosen",
    "Settlement",
    "Transcribed",
    "TranscriptionError",
    "answer",
    "answer_to",
    "choose",
    "grouped",
    "questions_of",
    "read_answers",
    "transcribe",
]
