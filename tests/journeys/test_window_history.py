"""Who asks for earlier saves is answered, also before anything was saved."""

from leaderdeck.desktop.dialogs.history_dialog import HistoryDialog


def test_a_talk_that_was_never_saved_is_told_when_there_will_be_some(app) -> None:
    started = app()
    window = started.start()
    window.desk.begin("# Hei\n")
    started.settle()
    started.do("file.history")
    dialog = started.dialog(HistoryDialog)
    assert dialog.windowTitle() == "Tidligere utgaver"
    assert not dialog.restore_button.isEnabled()
    dialog.close()
