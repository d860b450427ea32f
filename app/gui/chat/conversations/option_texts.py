"""The names and plain explanations of a conversation's options, and the names of the program's presets. Knows no
widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.chat.personas import Persona


def _tr(text: str) -> str:
    return QCoreApplication.translate("options", text)


def persona_name(persona: Persona) -> str:
    """The translated name of a preset that comes with the program; a person's own preset keeps its name."""
    names = {
        "careful": _tr("Careful reader"),
        "plain": _tr("Plain helper"),
        "writer": _tr("Writer"),
        "coder": _tr("Coder"),
    }
    return names.get(persona.id, persona.name)


def labels() -> dict[str, str]:
    return {
        "persona": _tr("Preset"),
        "system_prompt": _tr("Instructions for the model"),
        "model": _tr("Model"),
        "temperature": _tr("Temperature"),
        "top_p": _tr("Top P"),
        "repeat_penalty": _tr("Repetition penalty"),
        "max_tokens": _tr("Longest answer, in tokens"),
        "seed": _tr("Seed"),
        "context_tokens": _tr("Context size"),
    }


def explanations() -> dict[str, str]:
    return {
        "persona": _tr("A set of the options below. What you change here comes before it."),
        "system_prompt": _tr(
            "What the model is told before every question (its system prompt): who it should be, how it should answer. "
            "Answers from your files are checked against them all the same."
        ),
        "model": _tr("Only for this conversation. A larger one understands more and is slower."),
        "temperature": _tr(
            "How freely words are chosen. 0 always takes the likeliest: best for facts. From 0.7 on texts are livelier "
            "and less exact."
        ),
        "top_p": _tr(
            "Leaves out unlikely words: with 0.95 those beyond the likeliest 95 %. Matters above temperature 0."
        ),
        "repeat_penalty": _tr("Above 1 the model repeats itself less. Much more than 1.1 makes it avoid needed words."),
        "max_tokens": _tr("Where an answer is cut at the latest. A token is about three quarters of an English word."),
        "seed": _tr("With the same seed the same question is answered the same. By default each answer draws its own."),
        "context_tokens": _tr(
            "How much the model can keep in view: instructions, passages, what was said before, and its answer. "
            "Changing it starts the model anew."
        ),
    }
