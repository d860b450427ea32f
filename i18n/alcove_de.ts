<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>About</name>
    <message>
      <source>About</source>
      <translation>Über Alcove</translation>
    </message>
    <message>
      <source>Alcove {version}</source>
      <translation>Alcove {version}</translation>
    </message>
    <message>
      <source>Licences</source>
      <translation>Lizenzen</translation>
    </message>
    <message>
      <source>Look for updates</source>
      <translation>Nach Updates sehen</translation>
    </message>
    <message>
      <source>Of the program and of everything in it.</source>
      <translation>Des Programms und von allem, was darin steckt.</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>The program never looks for updates by itself. Newer versions are where you have this one from.</source>
      <translation>Das Programm sieht nie von selbst nach Updates. Neuere Versionen gibt es dort, woher Sie diese haben.</translation>
    </message>
    <message>
      <source>The program never looks for updates by itself. The button opens the page of versions in your browser.</source>
      <translation>Das Programm sieht nie von selbst nach Updates. Die Schaltfläche öffnet die Seite mit den Versionen in Ihrem Browser.</translation>
    </message>
  </context>
  <context>
    <name>AnswerStream</name>
    <message>
      <source>Checking the answer…</source>
      <translation>Die Antwort wird geprüft…</translation>
    </message>
    <message>
      <source>Comparing the answer with the passages…</source>
      <translation>Die Antwort wird mit den Textstellen verglichen …</translation>
    </message>
    <message>
      <source>Completing your question…</source>
      <translation>Ihre Frage wird ergänzt…</translation>
    </message>
    <message numerus="yes">
      <source>Found %n passage(s).</source>
      <translation>
        <numerusform>Eine Stelle gefunden.</numerusform>
        <numerusform>%n Stellen gefunden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Reading %n passage(s)… {share} %</source>
      <translation>
        <numerusform>Eine Stelle wird gelesen… {share} %</numerusform>
        <numerusform>%n Stellen werden gelesen… {share} %</numerusform>
      </translation>
    </message>
    <message>
      <source>Reading… {share} %</source>
      <translation>Wird gelesen… {share} %</translation>
    </message>
    <message>
      <source>Starting {model}…</source>
      <translation>{model} wird gestartet…</translation>
    </message>
  </context>
  <context>
    <name>Attached</name>
    <message numerus="yes">
      <source>%n passage(s): searched</source>
      <translation>
        <numerusform>%n Stelle: wird durchsucht</numerusform>
        <numerusform>%n Stellen: werden durchsucht</numerusform>
      </translation>
    </message>
    <message>
      <source>Keep in library</source>
      <translation>In die Bibliothek</translation>
    </message>
    <message>
      <source>Read it into the library too: every conversation finds it then</source>
      <translation>Auch in die Bibliothek lesen: Dann findet es jede Unterhaltung</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Take it out of this conversation</source>
      <translation>Aus dieser Unterhaltung nehmen</translation>
    </message>
    <message>
      <source>is being read…</source>
      <translation>wird gelesen…</translation>
    </message>
    <message>
      <source>short: goes in whole</source>
      <translation>kurz: geht ganz hinein</translation>
    </message>
  </context>
  <context>
    <name>BackupCommands</name>
    <message>
      <source>Back up</source>
      <translation>Sichern</translation>
    </message>
    <message>
      <source>Back up conversations and settings…</source>
      <translation>Unterhaltungen und Einstellungen sichern…</translation>
    </message>
    <message>
      <source>Backed up to {name}: {size} before packing.</source>
      <translation>Gesichert in {name}: {size} vor dem Packen.</translation>
    </message>
    <message>
      <source>Backups</source>
      <translation>Sicherungen</translation>
    </message>
    <message>
      <source>Program</source>
      <translation>Programm</translation>
    </message>
    <message>
      <source>Put this backup in the place of your conversations and settings? What is here now is replaced when the program starts again.</source>
      <translation>Diese Sicherung an die Stelle Ihrer Unterhaltungen und Einstellungen setzen? Was jetzt hier ist, wird beim nächsten Start ersetzt.</translation>
    </message>
    <message>
      <source>Quit now</source>
      <translation>Jetzt beenden</translation>
    </message>
    <message>
      <source>Restore a backup</source>
      <translation>Sicherung zurückholen</translation>
    </message>
    <message>
      <source>Restore a backup…</source>
      <translation>Sicherung zurückholen…</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>{name} is checked. It takes the place of what is here when the program starts again.</source>
      <translation>{name} ist geprüft. Beim nächsten Start tritt es an die Stelle dessen, was hier ist.</translation>
    </message>
  </context>
  <context>
    <name>Card</name>
    <message>
      <source>Translating…</source>
      <translation>Wird übersetzt…</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Noch einmal</translation>
    </message>
  </context>
  <context>
    <name>ChatController</name>
    <message>
      <source>Reading your files…</source>
      <translation>Ihre Dateien werden gelesen…</translation>
    </message>
    <message>
      <source>Searching your files…</source>
      <translation>Ihre Dateien werden durchsucht…</translation>
    </message>
    <message>
      <source>The program ended before this answer did.</source>
      <translation>Das Programm wurde beendet, bevor diese Antwort fertig war.</translation>
    </message>
    <message>
      <source>Thinking…</source>
      <translation>Denkt nach…</translation>
    </message>
  </context>
  <context>
    <name>ChatView</name>
    <message>
      <source>Conversation</source>
      <translation>Unterhaltung</translation>
    </message>
    <message>
      <source>Copy the last answer</source>
      <translation>Letzte Antwort kopieren</translation>
    </message>
    <message>
      <source>Edit the last question</source>
      <translation>Letzte Frage bearbeiten</translation>
    </message>
    <message>
      <source>Everything stays on this computer</source>
      <translation>Alles bleibt auf diesem Computer</translation>
    </message>
    <message>
      <source>Options of this conversation</source>
      <translation>Optionen dieser Unterhaltung</translation>
    </message>
    <message>
      <source>Preset, instructions, model, temperature and context of this conversation</source>
      <translation>Vorlage, Anweisungen, Modell, Temperatur und Kontext dieser Unterhaltung</translation>
    </message>
    <message>
      <source>Scroll to the end</source>
      <translation>Ans Ende blättern</translation>
    </message>
    <message>
      <source>This conversation…</source>
      <translation>Diese Unterhaltung…</translation>
    </message>
    <message>
      <source>Try the last answer again</source>
      <translation>Letzte Antwort noch einmal versuchen</translation>
    </message>
    <message>
      <source>Vectors of your files are kept on {host}; texts stay here</source>
      <translation>Vektoren Ihrer Dateien liegen auf {host}; Texte bleiben hier</translation>
    </message>
    <message>
      <source>↓ To the end</source>
      <translation>↓ Ans Ende</translation>
    </message>
  </context>
  <context>
    <name>Choices</name>
    <message>
      <source>Add pairs from a TMX file…</source>
      <translation>Paare aus einer TMX-Datei übernehmen…</translation>
    </message>
    <message>
      <source>Choose another…</source>
      <translation>Anderes wählen…</translation>
    </message>
    <message>
      <source>Engine: {name}</source>
      <translation>Übersetzer: {name}</translation>
    </message>
    <message>
      <source>Find the language</source>
      <translation>Sprache erkennen</translation>
    </message>
    <message>
      <source>Forget the memory…</source>
      <translation>Übersetzungsspeicher leeren…</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Von</translation>
    </message>
    <message>
      <source>General</source>
      <translation>Allgemein</translation>
    </message>
    <message numerus="yes">
      <source>Glossary: {name} · %n term(s)</source>
      <translation>
        <numerusform>Glossar: {name} · %n Begriff</numerusform>
        <numerusform>Glossar: {name} · %n Begriffe</numerusform>
      </translation>
    </message>
    <message>
      <source>Glossary…</source>
      <translation>Glossar…</translation>
    </message>
    <message>
      <source>New project…</source>
      <translation>Neues Projekt…</translation>
    </message>
    <message>
      <source>Project: {name}</source>
      <translation>Projekt: {name}</translation>
    </message>
    <message>
      <source>Remove the project…</source>
      <translation>Projekt entfernen…</translation>
    </message>
    <message>
      <source>Swap the languages</source>
      <translation>Sprachen tauschen</translation>
    </message>
    <message>
      <source>The best for these languages</source>
      <translation>Das beste für diese Sprachen</translation>
    </message>
    <message>
      <source>To</source>
      <translation>Nach</translation>
    </message>
    <message>
      <source>Use none</source>
      <translation>Keines verwenden</translation>
    </message>
    <message>
      <source>Write the memory to a TMX file…</source>
      <translation>Übersetzungsspeicher in eine TMX-Datei schreiben…</translation>
    </message>
    <message>
      <source>automatic</source>
      <translation>automatisch</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keines</translation>
    </message>
    <message>
      <source>{language} · found</source>
      <translation>{language} · erkannt</translation>
    </message>
    <message numerus="yes">
      <source>{name} · %n remembered</source>
      <translation>
        <numerusform>{name} · %n gemerkt</numerusform>
        <numerusform>{name} · %n gemerkt</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Composer</name>
    <message>
      <source>+ Attach</source>
      <translation>+ Anhängen</translation>
    </message>
    <message>
      <source>Answer with quotes only: on or off</source>
      <translation>Nur mit Zitaten antworten: ein oder aus</translation>
    </message>
    <message>
      <source>Ask (Enter)</source>
      <translation>Fragen (Eingabe)</translation>
    </message>
    <message>
      <source>Ask about your files, or drop files here</source>
      <translation>Fragen Sie Ihre Dateien, oder ziehen Sie Dateien hierher</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Do not edit the question</source>
      <translation>Frage nicht bearbeiten</translation>
    </message>
    <message>
      <source>Editing a question. The former version stays.</source>
      <translation>Eine Frage wird bearbeitet. Die frühere Fassung bleibt.</translation>
    </message>
    <message>
      <source>On: answers are sentences of your files, word for word. No model writes.</source>
      <translation>Ein: Antworten sind Sätze Ihrer Dateien, Wort für Wort. Kein Modell schreibt.</translation>
    </message>
    <message>
      <source>Pasted {when}</source>
      <translation>Eingefügt {when}</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Frage</translation>
    </message>
    <message>
      <source>Quotes only</source>
      <translation>Nur Zitate</translation>
    </message>
    <message>
      <source>Stop (Esc)</source>
      <translation>Stopp (Esc)</translation>
    </message>
    <message>
      <source>The model is still stopping. End it at once (Esc)</source>
      <translation>Das Modell hält noch an. Sofort beenden (Esc)</translation>
    </message>
  </context>
  <context>
    <name>ConversationDelegate</name>
    <message>
      <source>Title of the conversation</source>
      <translation>Titel der Unterhaltung</translation>
    </message>
  </context>
  <context>
    <name>ConversationList</name>
    <message>
      <source>+ New conversation</source>
      <translation>+ Neue Unterhaltung</translation>
    </message>
    <message>
      <source>Conversations</source>
      <translation>Unterhaltungen</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>Duplizieren</translation>
    </message>
    <message>
      <source>Edit tags…</source>
      <translation>Schlagwörter…</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Import conversations…</source>
      <translation>Unterhaltungen importieren…</translation>
    </message>
    <message>
      <source>Import, and what is filed under a tag</source>
      <translation>Importieren, und was unter einem Schlagwort steht</translation>
    </message>
    <message>
      <source>JSON, with everything…</source>
      <translation>JSON, mit allem…</translation>
    </message>
    <message>
      <source>Markdown…</source>
      <translation>Markdown…</translation>
    </message>
    <message>
      <source>More about conversations</source>
      <translation>Mehr zu Unterhaltungen</translation>
    </message>
    <message>
      <source>Nothing found.</source>
      <translation>Nichts gefunden.</translation>
    </message>
    <message>
      <source>PDF…</source>
      <translation>PDF…</translation>
    </message>
    <message>
      <source>Pin</source>
      <translation>Anheften</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Search conversations</source>
      <translation>Unterhaltungen durchsuchen</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Schlagwörter</translation>
    </message>
    <message>
      <source>Tags, with commas between them:</source>
      <translation>Schlagwörter, durch Kommas getrennt:</translation>
    </message>
    <message>
      <source>Titles, messages and #tags</source>
      <translation>Titel, Nachrichten und #Schlagwörter</translation>
    </message>
    <message>
      <source>Unpin</source>
      <translation>Lösen</translation>
    </message>
    <message>
      <source>Web page (HTML)…</source>
      <translation>Webseite (HTML)…</translation>
    </message>
    <message>
      <source>Your conversations will be listed here.</source>
      <translation>Hier werden Ihre Unterhaltungen stehen.</translation>
    </message>
  </context>
  <context>
    <name>ConversationModel</name>
    <message>
      <source>In messages</source>
      <translation>In Nachrichten</translation>
    </message>
    <message>
      <source>Last week</source>
      <translation>Letzte Woche</translation>
    </message>
    <message>
      <source>Pinned</source>
      <translation>Angeheftet</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>Heute</translation>
    </message>
    <message>
      <source>Yesterday</source>
      <translation>Gestern</translation>
    </message>
  </context>
  <context>
    <name>ConversationsBridge</name>
    <message numerus="yes">
      <source>%n conversation(s) were imported.</source>
      <translation>
        <numerusform>Eine Unterhaltung wurde importiert.</numerusform>
        <numerusform>%n Unterhaltungen wurden importiert.</numerusform>
      </translation>
    </message>
    <message>
      <source>Conversation</source>
      <translation>Unterhaltung</translation>
    </message>
    <message>
      <source>Conversations of Alcove, ChatGPT or LM Studio</source>
      <translation>Unterhaltungen von Alcove, ChatGPT oder LM Studio</translation>
    </message>
    <message>
      <source>Duplicate this conversation</source>
      <translation>Diese Unterhaltung duplizieren</translation>
    </message>
    <message>
      <source>Export the conversation</source>
      <translation>Unterhaltung exportieren</translation>
    </message>
    <message>
      <source>Export this conversation: {name}…</source>
      <translation>Diese Unterhaltung exportieren: {name}…</translation>
    </message>
    <message>
      <source>Import conversations</source>
      <translation>Unterhaltungen importieren</translation>
    </message>
    <message>
      <source>Import conversations…</source>
      <translation>Unterhaltungen importieren…</translation>
    </message>
    <message>
      <source>JSON</source>
      <translation>JSON</translation>
    </message>
    <message>
      <source>Markdown</source>
      <translation>Markdown</translation>
    </message>
    <message>
      <source>Name of the preset:</source>
      <translation>Name der Vorlage:</translation>
    </message>
    <message>
      <source>Options of this conversation…</source>
      <translation>Optionen dieser Unterhaltung…</translation>
    </message>
    <message>
      <source>PDF</source>
      <translation>PDF</translation>
    </message>
    <message>
      <source>Pin or unpin this conversation</source>
      <translation>Diese Unterhaltung anheften oder lösen</translation>
    </message>
    <message>
      <source>Preset of this conversation</source>
      <translation>Vorlage dieser Unterhaltung</translation>
    </message>
    <message>
      <source>Preset: {name}</source>
      <translation>Vorlage: {name}</translation>
    </message>
    <message>
      <source>Rename this conversation</source>
      <translation>Diese Unterhaltung umbenennen</translation>
    </message>
    <message>
      <source>Save as preset</source>
      <translation>Als Vorlage speichern</translation>
    </message>
    <message>
      <source>Saved as {name}.</source>
      <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>Tags of this conversation…</source>
      <translation>Schlagwörter dieser Unterhaltung…</translation>
    </message>
    <message>
      <source>Web page</source>
      <translation>Webseite</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keines</translation>
    </message>
  </context>
  <context>
    <name>Correction</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>In the memory: {target}</source>
      <translation>Im Speicher: {target}</translation>
    </message>
    <message>
      <source>Save and remember</source>
      <translation>Speichern und merken</translation>
    </message>
    <message>
      <source>The right translation of this sentence</source>
      <translation>Die richtige Übersetzung dieses Satzes</translation>
    </message>
    <message>
      <source>The sentence changes here, and wherever it comes again in this project.</source>
      <translation>Der Satz ändert sich hier und überall, wo er in diesem Projekt wieder vorkommt.</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>Nehmen</translation>
    </message>
    <message>
      <source>Use {text}</source>
      <translation>{text} verwenden</translation>
    </message>
    <message>
      <source>{share} % like “{source}”: {target}</source>
      <translation>Zu {share} % wie „{source}“: {target}</translation>
    </message>
  </context>
  <context>
    <name>Dialogs</name>
    <message>
      <source>Add a folder</source>
      <translation>Ordner hinzufügen</translation>
    </message>
    <message>
      <source>Add a model</source>
      <translation>Modell hinzufügen</translation>
    </message>
    <message>
      <source>Add by path</source>
      <translation>Über den Pfad hinzufügen</translation>
    </message>
    <message>
      <source>Add files</source>
      <translation>Dateien hinzufügen</translation>
    </message>
    <message>
      <source>Alcove</source>
      <translation>Alcove</translation>
    </message>
    <message>
      <source>Attach files to this conversation</source>
      <translation>Dateien an diese Unterhaltung anhängen</translation>
    </message>
    <message>
      <source>GGUF models</source>
      <translation>GGUF-Modelle</translation>
    </message>
    <message>
      <source>Open this address in your browser? The browser will connect to it:

{address}</source>
      <translation>Diese Adresse im Browser öffnen? Der Browser stellt dann eine Verbindung her:

{address}</translation>
    </message>
    <message>
      <source>Path of a folder or file:</source>
      <translation>Pfad eines Ordners oder einer Datei:</translation>
    </message>
    <message>
      <source>Remove {name} from the library? What was read of its {files} files is deleted here: {passages} passages, about {size}. The files themselves stay where they are.</source>
      <translation>{name} aus der Bibliothek entfernen? Was aus den {files} Dateien gelesen wurde, wird hier gelöscht: {passages} Stellen, etwa {size}. Die Dateien selbst bleiben, wo sie sind.</translation>
    </message>
    <message>
      <source>Remove {name}? A downloaded model is deleted; a file of your own stays where it is.</source>
      <translation>{name} entfernen? Ein geladenes Modell wird gelöscht; eine eigene Datei bleibt, wo sie ist.</translation>
    </message>
    <message>
      <source>There is no {path}. Write the whole path, from the root or from ~.</source>
      <translation>{path} gibt es nicht. Schreiben Sie den ganzen Pfad, von der Wurzel oder von ~ an.</translation>
    </message>
  </context>
  <context>
    <name>DocumentCard</name>
    <message numerus="yes">
      <source>%n to check</source>
      <translation>
        <numerusform>%n zu prüfen</numerusform>
        <numerusform>%n zu prüfen</numerusform>
      </translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message numerus="yes">
      <source>Ready · %n sentence(s)</source>
      <translation>
        <numerusform>Fertig · %n Satz</numerusform>
        <numerusform>Fertig · %n Sätze</numerusform>
      </translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Wartet</translation>
    </message>
    <message numerus="yes">
      <source>about %n minute(s) left</source>
      <translation>
        <numerusform>noch etwa %n Minute</numerusform>
        <numerusform>noch etwa %n Minuten</numerusform>
      </translation>
    </message>
    <message>
      <source>{done} of {total} sentences</source>
      <translation>{done} von {total} Sätzen</translation>
    </message>
  </context>
  <context>
    <name>DocumentsTab</name>
    <message>
      <source>Both languages, one under the other</source>
      <translation>Beide Sprachen, untereinander</translation>
    </message>
    <message>
      <source>Choose files…</source>
      <translation>Dateien wählen…</translation>
    </message>
    <message>
      <source>Clear the list</source>
      <translation>Liste leeren</translation>
    </message>
    <message>
      <source>Documents</source>
      <translation>Dokumente</translation>
    </message>
    <message>
      <source>Drop files here, or choose them. The result has the same format and stands beside the file: Word, PowerPoint, Excel, OpenDocument, EPUB, HTML, Markdown, text, subtitles and texts of programs. A PDF becomes a Word file, or a page with both languages.</source>
      <translation>Ziehen Sie Dateien hierher, oder wählen Sie welche. Das Ergebnis hat dasselbe Format und steht neben der Datei: Word, PowerPoint, Excel, OpenDocument, EPUB, HTML, Markdown, Text, Untertitel und Texte von Programmen. Aus einem PDF wird eine Word-Datei oder eine Seite mit beiden Sprachen.</translation>
    </message>
    <message>
      <source>In both languages</source>
      <translation>In beiden Sprachen</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stopp</translation>
    </message>
  </context>
  <context>
    <name>EmptyChat</name>
    <message>
      <source>A model answers on this computer. Choose one that fits; the search model is needed too.</source>
      <translation>Ein Modell antwortet auf diesem Computer. Wählen Sie eines, das passt; das Suchmodell wird auch gebraucht.</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Ask about your files</source>
      <translation>Fragen Sie Ihre Dateien</translation>
    </message>
    <message>
      <source>Choose a model…</source>
      <translation>Modell wählen…</translation>
    </message>
    <message>
      <source>Drop a folder or PDFs anywhere on this window. They are read on this computer, and nothing leaves it. Then ask, and every answer shows the page it comes from.</source>
      <translation>Ziehen Sie einen Ordner oder PDFs irgendwo auf dieses Fenster. Sie werden auf diesem Computer gelesen, und nichts verlässt ihn. Dann fragen Sie, und jede Antwort zeigt die Seite, von der sie stammt.</translation>
    </message>
    <message>
      <source>Drop your files here</source>
      <translation>Ziehen Sie Ihre Dateien hierher</translation>
    </message>
    <message>
      <source>First, a model</source>
      <translation>Zuerst ein Modell</translation>
    </message>
    <message>
      <source>Try it with sample files</source>
      <translation>Mit Beispieldateien ausprobieren</translation>
    </message>
    <message>
      <source>You can ask already: what is read so far is found.</source>
      <translation>Sie können schon fragen: Was bis jetzt gelesen ist, wird gefunden.</translation>
    </message>
    <message>
      <source>Your files are being read</source>
      <translation>Ihre Dateien werden gelesen</translation>
    </message>
    <message>
      <source>{n} files are searchable. Answers name the file and page they come from.</source>
      <translation>{n} Dateien sind durchsuchbar. Antworten nennen die Datei und Seite, von der sie stammen.</translation>
    </message>
  </context>
  <context>
    <name>EmptySearch</name>
    <message>
      <source>"net rent"</source>
      <translation>"net rent"</translation>
    </message>
    <message>
      <source>-draft</source>
      <translation>-draft</translation>
    </message>
    <message>
      <source>Add a folder, or drop files anywhere on this window. They are read on this computer only.</source>
      <translation>Fügen Sie einen Ordner hinzu, oder ziehen Sie Dateien irgendwo auf dieses Fenster. Sie werden nur auf diesem Computer gelesen.</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Clear the filters</source>
      <translation>Filter löschen</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>Nichts gefunden</translation>
    </message>
    <message>
      <source>Nothing to search yet</source>
      <translation>Noch nichts zu durchsuchen</translation>
    </message>
    <message>
      <source>Passages appear while you type. Words, or a whole question.</source>
      <translation>Stellen erscheinen, während Sie tippen. Wörter oder eine ganze Frage.</translation>
    </message>
    <message>
      <source>Search your files</source>
      <translation>Ihre Dateien durchsuchen</translation>
    </message>
    <message>
      <source>The filters above may leave it out.</source>
      <translation>Vielleicht lassen die Filter darüber es aus.</translation>
    </message>
    <message>
      <source>The search did not work</source>
      <translation>Die Suche hat nicht geklappt</translation>
    </message>
    <message>
      <source>Try fewer or other words, or leave an operator out.</source>
      <translation>Versuchen Sie weniger oder andere Wörter, oder lassen Sie einen Operator weg.</translation>
    </message>
    <message>
      <source>after:2024  before:2025-06</source>
      <translation>after:2024  before:2025-06</translation>
    </message>
    <message>
      <source>by when the file was changed</source>
      <translation>wann die Datei geändert wurde</translation>
    </message>
    <message>
      <source>exactly these words, one after the other</source>
      <translation>genau diese Wörter, nacheinander</translation>
    </message>
    <message>
      <source>in:contracts</source>
      <translation>in:contracts</translation>
    </message>
    <message>
      <source>only inside folders of this name; also in:"My folder"</source>
      <translation>nur in Ordnern dieses Namens; auch in:"My folder"</translation>
    </message>
    <message>
      <source>only this type of file; also type:docx,txt</source>
      <translation>nur dieser Dateityp; auch type:docx,txt</translation>
    </message>
    <message>
      <source>type:pdf</source>
      <translation>type:pdf</translation>
    </message>
    <message>
      <source>without this word; also -"two words"</source>
      <translation>ohne dieses Wort; auch -"two words"</translation>
    </message>
  </context>
  <context>
    <name>FileDialogs</name>
    <message>
      <source>Alcove</source>
      <translation>Alcove</translation>
    </message>
    <message>
      <source>Choose a glossary</source>
      <translation>Glossar wählen</translation>
    </message>
    <message>
      <source>Choose a translation memory</source>
      <translation>Übersetzungsspeicher wählen</translation>
    </message>
    <message>
      <source>Choose files to translate</source>
      <translation>Dateien zum Übersetzen wählen</translation>
    </message>
    <message>
      <source>Documents ({patterns})</source>
      <translation>Dokumente ({patterns})</translation>
    </message>
    <message>
      <source>Forget every sentence that the memory holds? Write it to a TMX file first to keep it.</source>
      <translation>Jeden Satz im Übersetzungsspeicher vergessen? Schreiben Sie ihn vorher in eine TMX-Datei, um ihn zu behalten.</translation>
    </message>
    <message>
      <source>Glossaries (*.csv *.tsv *.tbx)</source>
      <translation>Glossare (*.csv *.tsv *.tbx)</translation>
    </message>
    <message>
      <source>Name of the project; it has a memory and a glossary of its own:</source>
      <translation>Name des Projekts; es hat einen eigenen Übersetzungsspeicher und ein eigenes Glossar:</translation>
    </message>
    <message>
      <source>New project</source>
      <translation>Neues Projekt</translation>
    </message>
    <message>
      <source>Remove the project {name} with its memory? Write it to a TMX file first to keep it.</source>
      <translation>Das Projekt {name} mit seinem Übersetzungsspeicher entfernen? Schreiben Sie ihn vorher in eine TMX-Datei, um ihn zu behalten.</translation>
    </message>
    <message>
      <source>Translation memories (*.tmx)</source>
      <translation>Übersetzungsspeicher (*.tmx)</translation>
    </message>
    <message>
      <source>Write the memory</source>
      <translation>Übersetzungsspeicher schreiben</translation>
    </message>
  </context>
  <context>
    <name>FileRequests</name>
    <message numerus="yes">
      <source>Ask about these %n file(s)</source>
      <translation>
        <numerusform>Diese Datei fragen</numerusform>
        <numerusform>Diese %n Dateien fragen</numerusform>
      </translation>
    </message>
    <message>
      <source>Ask about this file</source>
      <translation>Diese Datei fragen</translation>
    </message>
    <message>
      <source>Summarise</source>
      <translation>Zusammenfassen</translation>
    </message>
    <message>
      <source>Translate…</source>
      <translation>Übersetzen…</translation>
    </message>
  </context>
  <context>
    <name>FileTable</name>
    <message>
      <source>1 page by OCR</source>
      <translation>1 Seite mit OCR</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Last indexed</source>
      <translation>Zuletzt</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <source>Passages</source>
      <translation>Stellen</translation>
    </message>
    <message>
      <source>Read</source>
      <translation>Gelesen</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <source>text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>today {time}</source>
      <translation>heute {time}</translation>
    </message>
    <message>
      <source>{how}, pages without time: {n}</source>
      <translation>{how}, Seiten ohne Zeit: {n}</translation>
    </message>
    <message>
      <source>{how}, pictures passed over: {n}</source>
      <translation>{how}, Bilder übergangen: {n}</translation>
    </message>
    <message>
      <source>{how}, pictures read: {n}</source>
      <translation>{how}, Bilder gelesen: {n}</translation>
    </message>
    <message>
      <source>{how}, pictures without text: {n}</source>
      <translation>{how}, Bilder ohne Text: {n}</translation>
    </message>
    <message>
      <source>{how}, {n} without text</source>
      <translation>{how}, {n} ohne Text</translation>
    </message>
    <message>
      <source>{n} pages by OCR</source>
      <translation>{n} Seiten mit OCR</translation>
    </message>
  </context>
  <context>
    <name>FilterBar</name>
    <message>
      <source>All folders</source>
      <translation>Alle Ordner</translation>
    </message>
    <message>
      <source>All languages</source>
      <translation>Alle Sprachen</translation>
    </message>
    <message>
      <source>All types</source>
      <translation>Alle Typen</translation>
    </message>
    <message>
      <source>Any time</source>
      <translation>Jederzeit</translation>
    </message>
    <message>
      <source>Best first</source>
      <translation>Beste zuerst</translation>
    </message>
    <message>
      <source>By name</source>
      <translation>Nach Namen</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>Neueste zuerst</translation>
    </message>
    <message>
      <source>Past day</source>
      <translation>Letzter Tag</translation>
    </message>
    <message>
      <source>Past month</source>
      <translation>Letzter Monat</translation>
    </message>
    <message>
      <source>Past week</source>
      <translation>Letzte Woche</translation>
    </message>
    <message>
      <source>Past year</source>
      <translation>Letztes Jahr</translation>
    </message>
  </context>
  <context>
    <name>FindBar</name>
    <message>
      <source>Close the search (Esc)</source>
      <translation>Suche schließen (Esc)</translation>
    </message>
    <message>
      <source>Next (F3)</source>
      <translation>Weiter (F3)</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>Nichts gefunden</translation>
    </message>
    <message>
      <source>Previous (Shift+F3)</source>
      <translation>Zurück (Umschalt+F3)</translation>
    </message>
    <message>
      <source>Search in this file</source>
      <translation>In dieser Datei suchen</translation>
    </message>
    <message>
      <source>Searching…</source>
      <translation>Wird gesucht…</translation>
    </message>
    <message>
      <source>{n} of {count}</source>
      <translation>{n} von {count}</translation>
    </message>
    <message>
      <source>{n} of {count}…</source>
      <translation>{n} von {count}…</translation>
    </message>
  </context>
  <context>
    <name>FolderCard</name>
    <message>
      <source>Actions for {name}</source>
      <translation>Aktionen für {name}</translation>
    </message>
    <message>
      <source>Do this folder first</source>
      <translation>Diesen Ordner zuerst</translation>
    </message>
    <message>
      <source>Remove from the library…</source>
      <translation>Aus der Bibliothek entfernen…</translation>
    </message>
    <message>
      <source>not connected now; what was read stays searchable</source>
      <translation>jetzt nicht verbunden; was gelesen wurde, bleibt durchsuchbar</translation>
    </message>
    <message>
      <source>paused</source>
      <translation>angehalten</translation>
    </message>
    <message>
      <source>reading</source>
      <translation>wird gelesen</translation>
    </message>
    <message>
      <source>up to date</source>
      <translation>auf dem neuesten Stand</translation>
    </message>
    <message>
      <source>{done} of {total} files</source>
      <translation>{done} von {total} Dateien</translation>
    </message>
    <message>
      <source>{n} not read</source>
      <translation>{n} nicht gelesen</translation>
    </message>
    <message>
      <source>{path} · watched</source>
      <translation>{path} · wird beobachtet</translation>
    </message>
  </context>
  <context>
    <name>HistoryDialog</name>
    <message>
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <source>Delete all</source>
      <translation>Alle löschen</translation>
    </message>
    <message>
      <source>Keep what I translate in this list</source>
      <translation>In dieser Liste behalten, was ich übersetze</translation>
    </message>
    <message>
      <source>Nothing is here. What you translate is listed once you stop typing.</source>
      <translation>Hier ist noch nichts. Was Sie übersetzen, steht hier, sobald Sie nicht mehr tippen.</translation>
    </message>
    <message>
      <source>Search in these translations</source>
      <translation>In diesen Übersetzungen suchen</translation>
    </message>
    <message>
      <source>Translated before</source>
      <translation>Früher übersetzt</translation>
    </message>
    <message>
      <source>Use again</source>
      <translation>Wieder aufnehmen</translation>
    </message>
  </context>
  <context>
    <name>HitActions</name>
    <message>
      <source>Copy with source</source>
      <translation>Mit Quelle kopieren</translation>
    </message>
    <message>
      <source>Ctrl+C</source>
      <translation>Strg+C</translation>
    </message>
    <message>
      <source>Ctrl+Enter</source>
      <translation>Strg+Eingabe</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>Open file</source>
      <translation>Datei öffnen</translation>
    </message>
    <message>
      <source>Open passage</source>
      <translation>Stelle öffnen</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>Im Ordner zeigen</translation>
    </message>
  </context>
  <context>
    <name>HitDelegate</name>
    <message>
      <source>page {n}</source>
      <translation>Seite {n}</translation>
    </message>
  </context>
  <context>
    <name>HitList</name>
    <message>
      <source>Copy with source (Ctrl+C)</source>
      <translation>Mit Quelle kopieren (Strg+C)</translation>
    </message>
    <message>
      <source>Found passages</source>
      <translation>Gefundene Stellen</translation>
    </message>
    <message>
      <source>Open the file (Ctrl+Enter)</source>
      <translation>Datei öffnen (Strg+Eingabe)</translation>
    </message>
    <message>
      <source>Open the passage (Enter)</source>
      <translation>Stelle öffnen (Eingabe)</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>Im Ordner zeigen</translation>
    </message>
  </context>
  <context>
    <name>HitModel</name>
    <message>
      <source>page {n}</source>
      <translation>Seite {n}</translation>
    </message>
  </context>
  <context>
    <name>InterpreterTab</name>
    <message>
      <source>Clear the conversation</source>
      <translation>Gespräch leeren</translation>
    </message>
    <message>
      <source>Language of the first person</source>
      <translation>Sprache der ersten Person</translation>
    </message>
    <message>
      <source>Language of the second person</source>
      <translation>Sprache der zweiten Person</translation>
    </message>
    <message>
      <source>Say it as the first person</source>
      <translation>Als erste Person sagen</translation>
    </message>
    <message>
      <source>Say it as the second person</source>
      <translation>Als zweite Person sagen</translation>
    </message>
    <message>
      <source>Two people, two languages: what one says stands here in both. Return says it. Nothing of it is kept.</source>
      <translation>Zwei Menschen, zwei Sprachen: Was einer sagt, steht hier in beiden. Die Eingabetaste sagt es. Nichts davon wird behalten.</translation>
    </message>
    <message>
      <source>What the first person says</source>
      <translation>Was die erste Person sagt</translation>
    </message>
    <message>
      <source>What the second person says</source>
      <translation>Was die zweite Person sagt</translation>
    </message>
    <message>
      <source>What was said</source>
      <translation>Was gesagt wurde</translation>
    </message>
  </context>
  <context>
    <name>LeftOut</name>
    <message numerus="yes">
      <source>%n file(s) are left out. What was read leaves the library.</source>
      <translation>
        <numerusform>%n Datei wird ausgelassen. Was gelesen wurde, verlässt die Bibliothek.</numerusform>
        <numerusform>%n Dateien werden ausgelassen. Was gelesen wurde, verlässt die Bibliothek.</numerusform>
      </translation>
    </message>
    <message>
      <source>Files called “{name}” are left out. What was read leaves the library.</source>
      <translation>Dateien mit dem Namen „{name}“ werden ausgelassen. Was gelesen wurde, verlässt die Bibliothek.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>LibraryPage</name>
    <message>
      <source>+ Add files</source>
      <translation>+ Dateien</translation>
    </message>
    <message>
      <source>+ Add folder</source>
      <translation>+ Ordner</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>All {n}</source>
      <translation>Alle {n}</translation>
    </message>
    <message>
      <source>Do this first</source>
      <translation>Dies zuerst</translation>
    </message>
    <message>
      <source>Drop a folder or files anywhere on this window, or add a folder.</source>
      <translation>Ziehen Sie einen Ordner oder Dateien irgendwo auf dieses Fenster, oder fügen Sie einen Ordner hinzu.</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>Filter files</source>
      <translation>Dateien filtern</translation>
    </message>
    <message>
      <source>Leave out</source>
      <translation>Auslassen</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <source>Needs you {n}</source>
      <translation>Zu klären {n}</translation>
    </message>
    <message>
      <source>No files yet</source>
      <translation>Noch keine Dateien</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Read again</source>
      <translation>Neu lesen</translation>
    </message>
    <message>
      <source>Ready {n}</source>
      <translation>Fertig {n}</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>Im Ordner zeigen</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <source>Try {n} again</source>
      <translation>{n} noch einmal versuchen</translation>
    </message>
    <message>
      <source>What is read…</source>
      <translation>Was gelesen wird…</translation>
    </message>
    <message>
      <source>Working {n}</source>
      <translation>In Arbeit {n}</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} von {total}</translation>
    </message>
    <message>
      <source>{n} passages left for the new search model</source>
      <translation>{n} Stellen fehlen dem neuen Suchmodell noch</translation>
    </message>
    <message>
      <source>{size} on disk</source>
      <translation>{size} auf der Platte</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Add this model</source>
      <translation>Dieses Modell hinzufügen</translation>
    </message>
    <message>
      <source>Add to the library</source>
      <translation>Zur Bibliothek hinzufügen</translation>
    </message>
    <message>
      <source>Alcove</source>
      <translation>Alcove</translation>
    </message>
    <message>
      <source>Downloading {name}… {done} of {total}</source>
      <translation>{name} wird geladen… {done} von {total}</translation>
    </message>
    <message>
      <source>Everything stays on this computer · {connections}</source>
      <translation>Alles bleibt auf diesem Computer · {connections}</translation>
    </message>
    <message>
      <source>More models…</source>
      <translation>Weitere Modelle…</translation>
    </message>
    <message>
      <source>No model</source>
      <translation>Kein Modell</translation>
    </message>
    <message>
      <source>Reading {done} of {total} files… {name}</source>
      <translation>{done} von {total} Dateien gelesen… {name}</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>The conversation was deleted.</source>
      <translation>Die Unterhaltung wurde gelöscht.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>{n} could not be read; the Library page says why.</source>
      <translation>{n} konnten nicht gelesen werden; die Bibliothek sagt, warum.</translation>
    </message>
    <message>
      <source>{n} files are searchable.</source>
      <translation>{n} Dateien sind durchsuchbar.</translation>
    </message>
  </context>
  <context>
    <name>ModelsPage</name>
    <message>
      <source>+ Add a GGUF file</source>
      <translation>+ GGUF-Datei hinzufügen</translation>
    </message>
    <message>
      <source>Get</source>
      <translation>Holen</translation>
    </message>
    <message>
      <source>In use</source>
      <translation>In Gebrauch</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modelle</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>Verwenden</translation>
    </message>
    <message>
      <source>answers questions</source>
      <translation>beantwortet Fragen</translation>
    </message>
    <message>
      <source>answers with quotes from your files</source>
      <translation>antwortet mit Zitaten aus Ihren Dateien</translation>
    </message>
    <message>
      <source>finds passages</source>
      <translation>findet Stellen</translation>
    </message>
    <message>
      <source>fits this computer (needs {size} of memory)</source>
      <translation>passt auf diesen Computer (braucht {size} Speicher)</translation>
    </message>
    <message>
      <source>tight on this computer (needs {size} of memory)</source>
      <translation>knapp auf diesem Computer (braucht {size} Speicher)</translation>
    </message>
    <message>
      <source>too large for this computer (needs {size} of memory)</source>
      <translation>zu groß für diesen Computer (braucht {size} Speicher)</translation>
    </message>
  </context>
  <context>
    <name>NoticeStrip</name>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
  </context>
  <context>
    <name>OptionsDialog</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Default</source>
      <translation>Standard</translation>
    </message>
    <message>
      <source>Default: {value}</source>
      <translation>Standard: {value}</translation>
    </message>
    <message>
      <source>Delete this preset</source>
      <translation>Diese Vorlage löschen</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Keine</translation>
    </message>
    <message>
      <source>Options of this conversation</source>
      <translation>Optionen dieser Unterhaltung</translation>
    </message>
    <message>
      <source>Reset to default</source>
      <translation>Auf Standard zurücksetzen</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>Save as preset…</source>
      <translation>Als Vorlage speichern…</translation>
    </message>
    <message>
      <source>That is not enough: the computer would become slow, or the model would not start.</source>
      <translation>Das reicht nicht: Der Computer würde langsam, oder das Modell würde nicht starten.</translation>
    </message>
    <message>
      <source>The program's own</source>
      <translation>Vorgabe des Programms</translation>
    </message>
    <message>
      <source>The program's: {name}</source>
      <translation>Vorgabe des Programms: {name}</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keines</translation>
    </message>
    <message>
      <source>{n} tokens</source>
      <translation>{n} Tokens</translation>
    </message>
    <message>
      <source>{size} of memory for this context, beside about {model} for the model. {free} are free now.</source>
      <translation>{size} Speicher für diesen Kontext, neben etwa {model} für das Modell. Frei sind jetzt {free}.</translation>
    </message>
  </context>
  <context>
    <name>PageView</name>
    <message>
      <source>Page {n} of {count}</source>
      <translation>Seite {n} von {count}</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>Command</source>
      <translation>Befehl</translation>
    </message>
    <message>
      <source>Commands</source>
      <translation>Befehle</translation>
    </message>
    <message>
      <source>Commands that match</source>
      <translation>Passende Befehle</translation>
    </message>
    <message>
      <source>Nothing is called that.</source>
      <translation>So heißt nichts.</translation>
    </message>
    <message>
      <source>What would you like to do? A command, a conversation, a model…</source>
      <translation>Was möchten Sie tun? Ein Befehl, eine Unterhaltung, ein Modell…</translation>
    </message>
  </context>
  <context>
    <name>PassageTranslation</name>
    <message>
      <source>Stopped.</source>
      <translation>Angehalten.</translation>
    </message>
    <message>
      <source>This is in {language} already: choose another language.</source>
      <translation>Das ist schon in dieser Sprache: {language}. Wählen Sie eine andere.</translation>
    </message>
  </context>
  <context>
    <name>Pasted</name>
    <message>
      <source>Pasted text, {n} characters: attached, and read where it matters</source>
      <translation>Eingefügter Text, {n} Zeichen: angehängt, und gelesen, wo es darauf ankommt</translation>
    </message>
    <message>
      <source>Put in whole</source>
      <translation>Ganz einsetzen</translation>
    </message>
    <message>
      <source>Put the whole text into the question</source>
      <translation>Den ganzen Text in die Frage setzen</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Remove the pasted text</source>
      <translation>Eingefügten Text entfernen</translation>
    </message>
  </context>
  <context>
    <name>Person</name>
    <message>
      <source>Say</source>
      <translation>Sagen</translation>
    </message>
    <message>
      <source>Say something in {language}</source>
      <translation>Etwas sagen · {language}</translation>
    </message>
  </context>
  <context>
    <name>ProgressStrip</name>
    <message>
      <source>Stop</source>
      <translation>Stopp</translation>
    </message>
  </context>
  <context>
    <name>ProjectController</name>
    <message numerus="yes">
      <source>%n pair(s) added to the memory.</source>
      <translation>
        <numerusform>%n Paar in den Übersetzungsspeicher übernommen.</numerusform>
        <numerusform>%n Paare in den Übersetzungsspeicher übernommen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n pair(s) written.</source>
      <translation>
        <numerusform>%n Paar geschrieben.</numerusform>
        <numerusform>%n Paare geschrieben.</numerusform>
      </translation>
    </message>
    <message>
      <source>The glossary has “{term}” twice; “{kept}” is used, not “{ignored}”.</source>
      <translation>Im Glossar steht „{term}“ zweimal; verwendet wird „{kept}“, nicht „{ignored}“.</translation>
    </message>
  </context>
  <context>
    <name>Queue</name>
    <message>
      <source>Ask now</source>
      <translation>Jetzt fragen</translation>
    </message>
    <message>
      <source>Ask this question now</source>
      <translation>Diese Frage jetzt stellen</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Bearbeiten</translation>
    </message>
    <message>
      <source>Edit this waiting question</source>
      <translation>Diese wartende Frage bearbeiten</translation>
    </message>
    <message>
      <source>Next: {question}</source>
      <translation>Als Nächstes: {question}</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Remove this waiting question</source>
      <translation>Diese wartende Frage entfernen</translation>
    </message>
    <message>
      <source>Then: {question}</source>
      <translation>Danach: {question}</translation>
    </message>
  </context>
  <context>
    <name>ReaderBar</name>
    <message>
      <source>Fit page</source>
      <translation>Ganze Seite</translation>
    </message>
    <message>
      <source>Fit width</source>
      <translation>Seitenbreite</translation>
    </message>
    <message>
      <source>Larger (Ctrl++)</source>
      <translation>Größer (Strg++)</translation>
    </message>
    <message>
      <source>Natural size (Ctrl+0)</source>
      <translation>Natürliche Größe (Strg+0)</translation>
    </message>
    <message>
      <source>Next passage (Alt+Down)</source>
      <translation>Nächste Stelle (Alt+Unten)</translation>
    </message>
    <message>
      <source>Page</source>
      <translation>Seite</translation>
    </message>
    <message>
      <source>Passage {n} of {count}</source>
      <translation>Stelle {n} von {count}</translation>
    </message>
    <message>
      <source>Previous passage (Alt+Up)</source>
      <translation>Vorige Stelle (Alt+Oben)</translation>
    </message>
    <message>
      <source>Search in this file (Ctrl+F)</source>
      <translation>In dieser Datei suchen (Strg+F)</translation>
    </message>
    <message>
      <source>Smaller (Ctrl+-)</source>
      <translation>Kleiner (Strg+-)</translation>
    </message>
    <message>
      <source>Translate the passage, or what is selected (Ctrl+Shift+T)</source>
      <translation>Stelle oder Auswahl übersetzen (Strg+Umschalt+T)</translation>
    </message>
    <message>
      <source>of {count}</source>
      <translation>von {count}</translation>
    </message>
    <message>
      <source>{n} %</source>
      <translation>{n} %</translation>
    </message>
    <message>
      <source>{n} of {count}</source>
      <translation>{n} von {count}</translation>
    </message>
  </context>
  <context>
    <name>ReaderPane</name>
    <message>
      <source>Ask only this file</source>
      <translation>Nur diese Datei fragen</translation>
    </message>
    <message>
      <source>Close the reader (Esc)</source>
      <translation>Leseansicht schließen (Esc)</translation>
    </message>
    <message>
      <source>Open file</source>
      <translation>Datei öffnen</translation>
    </message>
    <message>
      <source>page {n}</source>
      <translation>Seite {n}</translation>
    </message>
  </context>
  <context>
    <name>RulesDialog</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Files and folders of these names are left out</source>
      <translation>Dateien und Ordner dieser Namen werden ausgelassen</translation>
    </message>
    <message>
      <source>Largest file, in MB</source>
      <translation>Größte Datei, in MB</translation>
    </message>
    <message>
      <source>Leave out files larger than</source>
      <translation>Dateien auslassen, die größer sind als</translation>
    </message>
    <message>
      <source>MB</source>
      <translation>MB</translation>
    </message>
    <message>
      <source>Names that are left out</source>
      <translation>Namen, die ausgelassen werden</translation>
    </message>
    <message>
      <source>One name a line; * stands for any letters: *.tmp, Archive, draft-*. Hidden files are always left out. What was read and is left out now leaves the library.</source>
      <translation>Ein Name je Zeile; * steht für beliebige Zeichen: *.tmp, Archive, draft-*. Versteckte Dateien werden immer ausgelassen. Was gelesen wurde und jetzt ausgelassen wird, verlässt die Bibliothek.</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>Use the usual names</source>
      <translation>Die üblichen Namen verwenden</translation>
    </message>
    <message>
      <source>What is read</source>
      <translation>Was gelesen wird</translation>
    </message>
  </context>
  <context>
    <name>ScopeButton</name>
    <message numerus="yes">
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n Datei</numerusform>
        <numerusform>%n Dateien</numerusform>
      </translation>
    </message>
    <message>
      <source>All my files</source>
      <translation>Alle meine Dateien</translation>
    </message>
    <message>
      <source>All my files · {n}</source>
      <translation>Alle meine Dateien · {n}</translation>
    </message>
    <message>
      <source>Answers come from your files.</source>
      <translation>Antworten kommen aus Ihren Dateien.</translation>
    </message>
    <message>
      <source>Ask all my files</source>
      <translation>Alle meine Dateien fragen</translation>
    </message>
    <message>
      <source>Ask without my files</source>
      <translation>Ohne meine Dateien fragen</translation>
    </message>
    <message>
      <source>Choose folders or files to ask…</source>
      <translation>Ordner oder Dateien wählen, die gefragt werden…</translation>
    </message>
    <message>
      <source>Choose folders or files…</source>
      <translation>Ordner oder Dateien wählen…</translation>
    </message>
    <message>
      <source>Only these are asked:</source>
      <translation>Nur diese werden gefragt:</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Frage</translation>
    </message>
    <message>
      <source>The model answers from what it knows by itself, which nobody checks.</source>
      <translation>Das Modell antwortet aus dem, was es selbst weiß und was niemand prüft.</translation>
    </message>
    <message>
      <source>What is asked: {scope}</source>
      <translation>Gefragt wird: {scope}</translation>
    </message>
    <message>
      <source>What is attached here</source>
      <translation>Was hier angehängt ist</translation>
    </message>
    <message>
      <source>Without my files</source>
      <translation>Ohne meine Dateien</translation>
    </message>
    <message>
      <source>{n} folders and files</source>
      <translation>{n} Ordner und Dateien</translation>
    </message>
  </context>
  <context>
    <name>ScopePicker</name>
    <message numerus="yes">
      <source>%n file(s) chosen</source>
      <translation>
        <numerusform>%n Datei gewählt</numerusform>
        <numerusform>%n Dateien gewählt</numerusform>
      </translation>
    </message>
    <message>
      <source>Ask these</source>
      <translation>Diese fragen</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Filter by name</source>
      <translation>Nach Namen filtern</translation>
    </message>
    <message>
      <source>Folders and files</source>
      <translation>Ordner und Dateien</translation>
    </message>
    <message>
      <source>No file of this name.</source>
      <translation>Keine Datei heißt so.</translation>
    </message>
    <message>
      <source>Nothing chosen</source>
      <translation>Nichts gewählt</translation>
    </message>
    <message>
      <source>Which files are asked</source>
      <translation>Welche Dateien gefragt werden</translation>
    </message>
  </context>
  <context>
    <name>SearchPage</name>
    <message>
      <source>1 passage · {ms} ms</source>
      <translation>1 Stelle · {ms} ms</translation>
    </message>
    <message>
      <source>Ask about these {n} files</source>
      <translation>Diese {n} Dateien fragen</translation>
    </message>
    <message>
      <source>Ask about this file</source>
      <translation>Diese Datei fragen</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suche</translation>
    </message>
    <message>
      <source>Search your files</source>
      <translation>Ihre Dateien durchsuchen</translation>
    </message>
    <message>
      <source>The best {n} passages in {files} files · {ms} ms</source>
      <translation>Die besten {n} Stellen in {files} Dateien · {ms} ms</translation>
    </message>
    <message>
      <source>The newest {n} passages in {files} files · {ms} ms</source>
      <translation>Die neuesten {n} Stellen in {files} Dateien · {ms} ms</translation>
    </message>
    <message>
      <source>page {n}</source>
      <translation>Seite {n}</translation>
    </message>
    <message>
      <source>{n} passages in 1 file · {ms} ms</source>
      <translation>{n} Stellen in 1 Datei · {ms} ms</translation>
    </message>
    <message>
      <source>{n} passages in {files} files · {ms} ms</source>
      <translation>{n} Stellen in {files} Dateien · {ms} ms</translation>
    </message>
  </context>
  <context>
    <name>SettingsPage</name>
    <message>
      <source>A new conversation answers with sentences of your files, word for word. No model writes.</source>
      <translation>Eine neue Unterhaltung antwortet mit Sätzen Ihrer Dateien, Wort für Wort. Kein Modell schreibt.</translation>
    </message>
    <message>
      <source>Advanced</source>
      <translation>Erweitert</translation>
    </message>
    <message>
      <source>Alcove opens a connection only for a model download that you start. Each is counted here.</source>
      <translation>Alcove öffnet eine Verbindung nur für ein Modell, das Sie laden. Jede wird hier gezählt.</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <source>Back up and restore</source>
      <translation>Sichern und wiederherstellen</translation>
    </message>
    <message>
      <source>Back up…</source>
      <translation>Sichern…</translation>
    </message>
    <message>
      <source>Closing the window leaves the program running, with its icon beside the clock. Starting it again brings the window back. Quit ends it.</source>
      <translation>Wird das Fenster geschlossen, läuft das Programm weiter, mit seinem Symbol neben der Uhr. Ein neuer Start bringt das Fenster zurück. „Beenden“ beendet es.</translation>
    </message>
    <message>
      <source>Context size</source>
      <translation>Kontextgröße</translation>
    </message>
    <message>
      <source>Conversations and library</source>
      <translation>Unterhaltungen und Bibliothek</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Every key that does something, in one list.</source>
      <translation>Jede Taste, die etwas tut, in einer Liste.</translation>
    </message>
    <message>
      <source>Evidence</source>
      <translation>Belege</translation>
    </message>
    <message>
      <source>General</source>
      <translation>Allgemein</translation>
    </message>
    <message>
      <source>How much a model can hold in mind: the conversation and the passages. Twice as much takes about twice the memory beside the model itself. It changes with the next start.</source>
      <translation>Wie viel ein Modell im Kopf behält: die Unterhaltung und die Stellen. Doppelt so viel braucht etwa doppelt so viel Speicher neben dem Modell selbst. Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
      <source>Keep in the tray</source>
      <translation>Im Infobereich behalten</translation>
    </message>
    <message>
      <source>Keep translations</source>
      <translation>Übersetzungen behalten</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Large</source>
      <translation>Groß</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>Größer</translation>
    </message>
    <message>
      <source>Less motion</source>
      <translation>Weniger Bewegung</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Like the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <source>Name of a Chroma server for the vectors of a very large library. Empty: they stay on this computer. It changes with the next start.</source>
      <translation>Name eines Chroma-Servers für die Vektoren einer sehr großen Bibliothek. Leer: Sie bleiben auf diesem Computer. Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
      <source>Names of files and folders that are not read, and how large a file may be.</source>
      <translation>Namen von Dateien und Ordnern, die nicht gelesen werden, und wie groß eine Datei sein darf.</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>Normal</translation>
    </message>
    <message>
      <source>Nothing fades and the caret does not blink. Where the system asks for it, this is so anyway.</source>
      <translation>Nichts blendet ein, und die Schreibmarke blinkt nicht. Wo das System es verlangt, ist es ohnehin so.</translation>
    </message>
    <message>
      <source>Notify me</source>
      <translation>Benachrichtigen</translation>
    </message>
    <message>
      <source>Of the window. It changes with the next start.</source>
      <translation>Des Fensters. Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
      <source>Off at first. The program then starts when you sign in, so that new files are read early.</source>
      <translation>Zuerst aus. Das Programm startet dann, wenn Sie sich anmelden, damit neue Dateien früh gelesen werden.</translation>
    </message>
    <message>
      <source>On top of the scale that the system sets.</source>
      <translation>Zusätzlich zur Skalierung des Systems.</translation>
    </message>
    <message>
      <source>One a core</source>
      <translation>Einer je Kern</translation>
    </message>
    <message>
      <source>One file with your conversations, what is attached to them, and the settings. Your own files stay where they are. A backup takes the place of what is here when the program starts again.</source>
      <translation>Eine Datei mit Ihren Unterhaltungen, dem, was ihnen angehängt ist, und den Einstellungen. Ihre eigenen Dateien bleiben, wo sie sind. Eine Sicherung tritt beim nächsten Start an die Stelle dessen, was hier ist.</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Open where I left off</source>
      <translation>Dort öffnen, wo ich war</translation>
    </message>
    <message>
      <source>Privacy</source>
      <translation>Privatsphäre</translation>
    </message>
    <message>
      <source>Quotes only</source>
      <translation>Nur Zitate</translation>
    </message>
    <message>
      <source>Restore…</source>
      <translation>Wiederherstellen…</translation>
    </message>
    <message>
      <source>Rules…</source>
      <translation>Regeln…</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Settings file</source>
      <translation>Einstellungsdatei</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>Show them</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>Size of text</source>
      <translation>Textgröße</translation>
    </message>
    <message>
      <source>Small</source>
      <translation>Klein</translation>
    </message>
    <message>
      <source>Start with the computer</source>
      <translation>Mit dem Computer starten</translation>
    </message>
    <message>
      <source>That a model computes with. Fewer leave the computer to other programs. It changes with the next start.</source>
      <translation>Mit denen ein Modell rechnet. Weniger lassen anderen Programmen mehr vom Computer. Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
      <source>The last page and conversation come back with the next start.</source>
      <translation>Die letzte Seite und Unterhaltung sind beim nächsten Start wieder da.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Farbschema</translation>
    </message>
    <message>
      <source>Threads</source>
      <translation>Threads</translation>
    </message>
    <message>
      <source>Tokens of your files that a model reads before it answers. Fewer answer sooner, more miss less. It changes with the next start.</source>
      <translation>Tokens Ihrer Dateien, die ein Modell liest, bevor es antwortet. Weniger antworten eher, mehr übersehen weniger. Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
      <source>Vector server</source>
      <translation>Vektorserver</translation>
    </message>
    <message>
      <source>What is left out</source>
      <translation>Was ausgelassen wird</translation>
    </message>
    <message>
      <source>What you translate is listed on the Translate page, on this computer. Off: nothing new is kept; what is there can be deleted in that list.</source>
      <translation>Was Sie übersetzen, steht in einer Liste auf der Seite „Übersetzen“, auf diesem Computer. Aus: Nichts Neues wird behalten; was dort steht, lässt sich in der Liste löschen.</translation>
    </message>
    <message>
      <source>When long work ends while you are in another window.</source>
      <translation>Wenn lange Arbeit endet, während Sie in einem anderen Fenster sind.</translation>
    </message>
    <message>
      <source>{n} tokens</source>
      <translation>{n} Tokens</translation>
    </message>
  </context>
  <context>
    <name>ShortcutSheet</name>
    <message>
      <source>General</source>
      <translation>Allgemein</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
  </context>
  <context>
    <name>SlashList</name>
    <message>
      <source>Commands</source>
      <translation>Befehle</translation>
    </message>
  </context>
  <context>
    <name>TableExport</name>
    <message>
      <source>Save the table</source>
      <translation>Tabelle speichern</translation>
    </message>
    <message>
      <source>Table for a spreadsheet</source>
      <translation>Tabelle für eine Tabellenkalkulation</translation>
    </message>
  </context>
  <context>
    <name>TextTab</name>
    <message numerus="yes">
      <source>%n from the memory</source>
      <translation>
        <numerusform>%n aus dem Speicher</numerusform>
        <numerusform>%n aus dem Speicher</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n sentence(s)</source>
      <translation>
        <numerusform>%n Satz</numerusform>
        <numerusform>%n Sätze</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to check</source>
      <translation>
        <numerusform>%n zu prüfen</numerusform>
        <numerusform>%n zu prüfen</numerusform>
      </translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Correct the marked sentence and remember it</source>
      <translation>Den markierten Satz berichtigen und merken</translation>
    </message>
    <message>
      <source>Correct…</source>
      <translation>Berichtigen…</translation>
    </message>
    <message>
      <source>History…</source>
      <translation>Verlauf…</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stopp</translation>
    </message>
    <message>
      <source>Stopped.</source>
      <translation>Gestoppt.</translation>
    </message>
    <message>
      <source>Text to translate</source>
      <translation>Zu übersetzender Text</translation>
    </message>
    <message>
      <source>The translation appears here.</source>
      <translation>Hier erscheint die Übersetzung.</translation>
    </message>
    <message>
      <source>Translating…</source>
      <translation>Wird übersetzt…</translation>
    </message>
    <message>
      <source>Translating… {done} of {total}</source>
      <translation>Wird übersetzt… {done} von {total}</translation>
    </message>
    <message>
      <source>Translation</source>
      <translation>Übersetzung</translation>
    </message>
    <message>
      <source>Type or paste a text. It is translated while you type, on this computer.</source>
      <translation>Tippen Sie einen Text, oder fügen Sie einen ein. Er wird beim Tippen übersetzt, auf diesem Computer.</translation>
    </message>
    <message>
      <source>What was translated before</source>
      <translation>Was früher übersetzt wurde</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} s</translation>
    </message>
  </context>
  <context>
    <name>TextView</name>
    <message>
      <source>Passage</source>
      <translation>Stelle</translation>
    </message>
  </context>
  <context>
    <name>Transcript</name>
    <message>
      <source>Conversation</source>
      <translation>Unterhaltung</translation>
    </message>
    <message>
      <source>Copy message</source>
      <translation>Nachricht kopieren</translation>
    </message>
    <message>
      <source>Copy message without markup</source>
      <translation>Nachricht ohne Auszeichnung kopieren</translation>
    </message>
    <message>
      <source>Copy selection</source>
      <translation>Auswahl kopieren</translation>
    </message>
    <message>
      <source>Edit and ask again</source>
      <translation>Bearbeiten und neu fragen</translation>
    </message>
    <message>
      <source>Quote in reply</source>
      <translation>In der Antwort zitieren</translation>
    </message>
    <message>
      <source>Select all</source>
      <translation>Alles auswählen</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Noch einmal</translation>
    </message>
  </context>
  <context>
    <name>TranslateController</name>
    <message>
      <source>Stopped. What is finished is kept.</source>
      <translation>Gestoppt. Was fertig ist, bleibt.</translation>
    </message>
    <message>
      <source>{source} to {target} can be translated now.</source>
      <translation>Von {source} nach {target} lässt sich jetzt übersetzen.</translation>
    </message>
  </context>
  <context>
    <name>TranslatePage</name>
    <message>
      <source>Conversation</source>
      <translation>Gespräch</translation>
    </message>
    <message>
      <source>Documents</source>
      <translation>Dokumente</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>Translate</source>
      <translation>Übersetzen</translation>
    </message>
  </context>
  <context>
    <name>TranslationStrip</name>
    <message>
      <source>Close the translation</source>
      <translation>Übersetzung schließen</translation>
    </message>
    <message>
      <source>Language of the translation</source>
      <translation>Sprache der Übersetzung</translation>
    </message>
    <message>
      <source>Translating…</source>
      <translation>Wird übersetzt…</translation>
    </message>
    <message>
      <source>Translation</source>
      <translation>Übersetzung</translation>
    </message>
    <message>
      <source>Translation into</source>
      <translation>Übersetzung:</translation>
    </message>
    <message>
      <source>from {source}</source>
      <translation>aus: {source}</translation>
    </message>
  </context>
  <context>
    <name>Tray</name>
    <message>
      <source>New conversation</source>
      <translation>Neue Unterhaltung</translation>
    </message>
    <message>
      <source>Open the window</source>
      <translation>Fenster öffnen</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>The answer is there: {title}</source>
      <translation>Die Antwort ist da: {title}</translation>
    </message>
    <message>
      <source>The download has ended.</source>
      <translation>Das Laden ist beendet.</translation>
    </message>
  </context>
  <context>
    <name>WarningList</name>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n weiterer</numerusform>
        <numerusform>%n weitere</numerusform>
      </translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>Show where: {text}</source>
      <translation>Zeigen, wo: {text}</translation>
    </message>
    <message>
      <source>Use {text}</source>
      <translation>{text} verwenden</translation>
    </message>
    <message>
      <source>What has to be looked at</source>
      <translation>Was anzusehen ist</translation>
    </message>
  </context>
  <context>
    <name>WelcomeDialog</name>
    <message>
      <source>A lease, a manual, a letter: to try it out.</source>
      <translation>Ein Mietvertrag, eine Anleitung, ein Brief: zum Ausprobieren.</translation>
    </message>
    <message>
      <source>A model for this computer</source>
      <translation>Ein Modell für diesen Computer</translation>
    </message>
    <message>
      <source>Another folder…</source>
      <translation>Anderer Ordner…</translation>
    </message>
    <message>
      <source>Ask your own files</source>
      <translation>Fragen Sie Ihre eigenen Dateien</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Choose what is read first. More can be added at any time, or dropped on the window.</source>
      <translation>Wählen Sie, was zuerst gelesen wird. Mehr lässt sich jederzeit hinzufügen oder auf das Fenster ziehen.</translation>
    </message>
    <message>
      <source>Every answer can be checked</source>
      <translation>Jede Antwort lässt sich prüfen</translation>
    </message>
    <message>
      <source>Files are read, searched and answered about here, without a connection. Only a model that you get is downloaded, and every download is counted.</source>
      <translation>Dateien werden hier gelesen, durchsucht und befragt, ohne Verbindung. Nur ein Modell, das Sie holen, wird geladen, und jedes Laden wird gezählt.</translation>
    </message>
    <message>
      <source>Get it and go on</source>
      <translation>Holen und weiter</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>It names the file and the page, one click opens it with the passage marked, and a sentence that your files do not support says so.</source>
      <translation>Sie nennt Datei und Seite, ein Klick öffnet sie mit der markierten Stelle, und ein Satz, den Ihre Dateien nicht stützen, sagt es.</translation>
    </message>
    <message>
      <source>It reads the passages that are found and writes the answer. A small model that finds passages is got with it. You can change it later.</source>
      <translation>Es liest die gefundenen Stellen und schreibt die Antwort. Ein kleines Modell, das Stellen findet, kommt mit. Sie können es später ändern.</translation>
    </message>
    <message>
      <source>Nothing leaves this computer</source>
      <translation>Nichts verlässt diesen Computer</translation>
    </message>
    <message>
      <source>Sample files</source>
      <translation>Beispieldateien</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>Überspringen</translation>
    </message>
    <message>
      <source>Skip all</source>
      <translation>Alles überspringen</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Los</translation>
    </message>
    <message>
      <source>They are only read. What the program notes of them is in a folder of its own and goes when you remove them.</source>
      <translation>Sie werden nur gelesen. Was das Programm sich daraus merkt, liegt in einem eigenen Ordner und geht, wenn Sie sie entfernen.</translation>
    </message>
    <message>
      <source>Use a file I have…</source>
      <translation>Eine eigene Datei verwenden…</translation>
    </message>
    <message>
      <source>Welcome to Alcove</source>
      <translation>Willkommen bei Alcove</translation>
    </message>
    <message>
      <source>Where to start</source>
      <translation>Womit anfangen</translation>
    </message>
    <message>
      <source>You choose it next.</source>
      <translation>Sie wählen ihn als Nächstes.</translation>
    </message>
    <message>
      <source>Your files stay as they are</source>
      <translation>Ihre Dateien bleiben, wie sie sind</translation>
    </message>
    <message>
      <source>answers with quotes from your files</source>
      <translation>antwortet mit Zitaten aus Ihren Dateien</translation>
    </message>
    <message>
      <source>fits this computer</source>
      <translation>passt auf diesen Computer</translation>
    </message>
    <message>
      <source>tight on this computer</source>
      <translation>knapp auf diesem Computer</translation>
    </message>
    <message>
      <source>{download} to download, {memory} of memory</source>
      <translation>{download} zu laden, {memory} Speicher</translation>
    </message>
    <message>
      <source>{name} (suggested)</source>
      <translation>{name} (empfohlen)</translation>
    </message>
  </context>
  <context>
    <name>commands</name>
    <message>
      <source>Add a GGUF file as a model…</source>
      <translation>GGUF-Datei als Modell hinzufügen…</translation>
    </message>
    <message>
      <source>Add a folder or file by its path…</source>
      <translation>Ordner oder Datei über den Pfad hinzufügen…</translation>
    </message>
    <message>
      <source>Add a folder to the library…</source>
      <translation>Ordner zur Bibliothek hinzufügen…</translation>
    </message>
    <message>
      <source>Add files to the library…</source>
      <translation>Dateien zur Bibliothek hinzufügen…</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>Fragen</translation>
    </message>
    <message>
      <source>Back to the field</source>
      <translation>Zurück ins Suchfeld</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Commands</source>
      <translation>Befehle</translation>
    </message>
    <message>
      <source>Commands, at the beginning of the field</source>
      <translation>Befehle, am Anfang des Feldes</translation>
    </message>
    <message>
      <source>Conversation</source>
      <translation>Unterhaltung</translation>
    </message>
    <message>
      <source>Conversations</source>
      <translation>Unterhaltungen</translation>
    </message>
    <message>
      <source>Copy the passage</source>
      <translation>Stelle kopieren</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <source>Delete this conversation</source>
      <translation>Diese Unterhaltung löschen</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>Duplizieren</translation>
    </message>
    <message>
      <source>Edit tags</source>
      <translation>Schlagwörter bearbeiten</translation>
    </message>
    <message>
      <source>Edit the last question, in an empty field</source>
      <translation>Letzte Frage bearbeiten, im leeren Feld</translation>
    </message>
    <message>
      <source>Find in the text</source>
      <translation>Im Text suchen</translation>
    </message>
    <message>
      <source>From the search field into the list</source>
      <translation>Vom Suchfeld in die Liste</translation>
    </message>
    <message>
      <source>Full screen on or off</source>
      <translation>Vollbild ein oder aus</translation>
    </message>
    <message>
      <source>Go on reading files</source>
      <translation>Dateien weiterlesen</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>Larger, smaller, fit</source>
      <translation>Größer, kleiner, passend</translation>
    </message>
    <message>
      <source>Library and models</source>
      <translation>Bibliothek und Modelle</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <source>New conversation</source>
      <translation>Neue Unterhaltung</translation>
    </message>
    <message>
      <source>New line</source>
      <translation>Neue Zeile</translation>
    </message>
    <message>
      <source>Next and former passage</source>
      <translation>Nächste und vorige Stelle</translation>
    </message>
    <message>
      <source>Next and former place found</source>
      <translation>Nächster und voriger Treffer</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Open the passage</source>
      <translation>Stelle öffnen</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <source>Pause reading files</source>
      <translation>Lesen der Dateien anhalten</translation>
    </message>
    <message>
      <source>Pin or unpin</source>
      <translation>Anheften oder lösen</translation>
    </message>
    <message>
      <source>Program</source>
      <translation>Programm</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Frage</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Reader</source>
      <translation>Leseansicht</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Scroll the conversation</source>
      <translation>Unterhaltung blättern</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suche</translation>
    </message>
    <message>
      <source>Search conversations</source>
      <translation>Unterhaltungen durchsuchen</translation>
    </message>
    <message>
      <source>Search in your files</source>
      <translation>In Ihren Dateien suchen</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Show or hide the conversations</source>
      <translation>Unterhaltungen zeigen oder verbergen</translation>
    </message>
    <message>
      <source>Stop, close the reader, or go back</source>
      <translation>Stoppen, Leseansicht schließen oder zurück</translation>
    </message>
    <message>
      <source>Theme: dark</source>
      <translation>Farbschema: dunkel</translation>
    </message>
    <message>
      <source>Theme: light</source>
      <translation>Farbschema: hell</translation>
    </message>
    <message>
      <source>Theme: like the system</source>
      <translation>Farbschema: wie das System</translation>
    </message>
    <message>
      <source>Translate the passage or the selection</source>
      <translation>Stelle oder Auswahl übersetzen</translation>
    </message>
    <message>
      <source>Try it with sample files</source>
      <translation>Mit Beispieldateien ausprobieren</translation>
    </message>
    <message>
      <source>Use this model</source>
      <translation>Dieses Modell verwenden</translation>
    </message>
    <message>
      <source>Write a question</source>
      <translation>Eine Frage schreiben</translation>
    </message>
  </context>
  <context>
    <name>examples</name>
    <message>
      <source>How much is “{name}”?</source>
      <translation>Wie hoch ist „{name}“?</translation>
    </message>
    <message>
      <source>Summarise “{name}”</source>
      <translation>Fasse „{name}“ zusammen</translation>
    </message>
    <message>
      <source>What changed between “{name}” and “{other}”?</source>
      <translation>Was hat sich zwischen „{name}“ und „{other}“ geändert?</translation>
    </message>
    <message>
      <source>What does “{name}” cost?</source>
      <translation>Was kostet „{name}“?</translation>
    </message>
    <message>
      <source>What does “{name}” do?</source>
      <translation>Was tut „{name}“?</translation>
    </message>
    <message>
      <source>What does “{name}” say?</source>
      <translation>Was steht in „{name}“?</translation>
    </message>
    <message>
      <source>What does “{name}” warn of?</source>
      <translation>Wovor warnt „{name}“?</translation>
    </message>
    <message>
      <source>What is in my files?</source>
      <translation>Was ist in meinen Dateien?</translation>
    </message>
    <message>
      <source>What is “{name}” about?</source>
      <translation>Worum geht es in „{name}“?</translation>
    </message>
    <message>
      <source>What was decided in “{name}”?</source>
      <translation>Was wurde in „{name}“ beschlossen?</translation>
    </message>
    <message>
      <source>When does “{name}” end?</source>
      <translation>Wann endet „{name}“?</translation>
    </message>
    <message>
      <source>Which amounts are in “{name}”?</source>
      <translation>Welche Beträge stehen in „{name}“?</translation>
    </message>
    <message>
      <source>Which file is the newest?</source>
      <translation>Welche Datei ist die neueste?</translation>
    </message>
  </context>
  <context>
    <name>languages</name>
    <message>
      <source>Afrikaans</source>
      <translation>Afrikaans</translation>
    </message>
    <message>
      <source>Albanian</source>
      <translation>Albanisch</translation>
    </message>
    <message>
      <source>Amharic</source>
      <translation>Amharisch</translation>
    </message>
    <message>
      <source>Arabic</source>
      <translation>Arabisch</translation>
    </message>
    <message>
      <source>Armenian</source>
      <translation>Armenisch</translation>
    </message>
    <message>
      <source>Azerbaijani</source>
      <translation>Aserbaidschanisch</translation>
    </message>
    <message>
      <source>Basque</source>
      <translation>Baskisch</translation>
    </message>
    <message>
      <source>Belarusian</source>
      <translation>Belarussisch</translation>
    </message>
    <message>
      <source>Bengali</source>
      <translation>Bengalisch</translation>
    </message>
    <message>
      <source>Bosnian</source>
      <translation>Bosnisch</translation>
    </message>
    <message>
      <source>Bulgarian</source>
      <translation>Bulgarisch</translation>
    </message>
    <message>
      <source>Catalan</source>
      <translation>Katalanisch</translation>
    </message>
    <message>
      <source>Chinese</source>
      <translation>Chinesisch</translation>
    </message>
    <message>
      <source>Croatian</source>
      <translation>Kroatisch</translation>
    </message>
    <message>
      <source>Czech</source>
      <translation>Tschechisch</translation>
    </message>
    <message>
      <source>Danish</source>
      <translation>Dänisch</translation>
    </message>
    <message>
      <source>Dutch</source>
      <translation>Niederländisch</translation>
    </message>
    <message>
      <source>English</source>
      <translation>Englisch</translation>
    </message>
    <message>
      <source>Esperanto</source>
      <translation>Esperanto</translation>
    </message>
    <message>
      <source>Estonian</source>
      <translation>Estnisch</translation>
    </message>
    <message>
      <source>Filipino</source>
      <translation>Filipino</translation>
    </message>
    <message>
      <source>Finnish</source>
      <translation>Finnisch</translation>
    </message>
    <message>
      <source>French</source>
      <translation>Französisch</translation>
    </message>
    <message>
      <source>Galician</source>
      <translation>Galicisch</translation>
    </message>
    <message>
      <source>Georgian</source>
      <translation>Georgisch</translation>
    </message>
    <message>
      <source>German</source>
      <translation>Deutsch</translation>
    </message>
    <message>
      <source>Greek</source>
      <translation>Griechisch</translation>
    </message>
    <message>
      <source>Gujarati</source>
      <translation>Gujarati</translation>
    </message>
    <message>
      <source>Hebrew</source>
      <translation>Hebräisch</translation>
    </message>
    <message>
      <source>Hindi</source>
      <translation>Hindi</translation>
    </message>
    <message>
      <source>Hungarian</source>
      <translation>Ungarisch</translation>
    </message>
    <message>
      <source>Icelandic</source>
      <translation>Isländisch</translation>
    </message>
    <message>
      <source>Indonesian</source>
      <translation>Indonesisch</translation>
    </message>
    <message>
      <source>Irish</source>
      <translation>Irisch</translation>
    </message>
    <message>
      <source>Italian</source>
      <translation>Italienisch</translation>
    </message>
    <message>
      <source>Japanese</source>
      <translation>Japanisch</translation>
    </message>
    <message>
      <source>Kazakh</source>
      <translation>Kasachisch</translation>
    </message>
    <message>
      <source>Khmer</source>
      <translation>Khmer</translation>
    </message>
    <message>
      <source>Korean</source>
      <translation>Koreanisch</translation>
    </message>
    <message>
      <source>Kurdish</source>
      <translation>Kurdisch</translation>
    </message>
    <message>
      <source>Latvian</source>
      <translation>Lettisch</translation>
    </message>
    <message>
      <source>Lithuanian</source>
      <translation>Litauisch</translation>
    </message>
    <message>
      <source>Macedonian</source>
      <translation>Mazedonisch</translation>
    </message>
    <message>
      <source>Malay</source>
      <translation>Malaiisch</translation>
    </message>
    <message>
      <source>Maltese</source>
      <translation>Maltesisch</translation>
    </message>
    <message>
      <source>Marathi</source>
      <translation>Marathi</translation>
    </message>
    <message>
      <source>Norwegian Bokmål</source>
      <translation>Norwegisch (Bokmål)</translation>
    </message>
    <message>
      <source>Pashto</source>
      <translation>Paschtu</translation>
    </message>
    <message>
      <source>Persian</source>
      <translation>Persisch</translation>
    </message>
    <message>
      <source>Polish</source>
      <translation>Polnisch</translation>
    </message>
    <message>
      <source>Portuguese</source>
      <translation>Portugiesisch</translation>
    </message>
    <message>
      <source>Punjabi</source>
      <translation>Punjabi</translation>
    </message>
    <message>
      <source>Romanian</source>
      <translation>Rumänisch</translation>
    </message>
    <message>
      <source>Russian</source>
      <translation>Russisch</translation>
    </message>
    <message>
      <source>Serbian</source>
      <translation>Serbisch</translation>
    </message>
    <message>
      <source>Slovak</source>
      <translation>Slowakisch</translation>
    </message>
    <message>
      <source>Slovenian</source>
      <translation>Slowenisch</translation>
    </message>
    <message>
      <source>Somali</source>
      <translation>Somali</translation>
    </message>
    <message>
      <source>Spanish</source>
      <translation>Spanisch</translation>
    </message>
    <message>
      <source>Swahili</source>
      <translation>Suaheli</translation>
    </message>
    <message>
      <source>Swedish</source>
      <translation>Schwedisch</translation>
    </message>
    <message>
      <source>Tamil</source>
      <translation>Tamil</translation>
    </message>
    <message>
      <source>Telugu</source>
      <translation>Telugu</translation>
    </message>
    <message>
      <source>Thai</source>
      <translation>Thailändisch</translation>
    </message>
    <message>
      <source>Tigrinya</source>
      <translation>Tigrinya</translation>
    </message>
    <message>
      <source>Turkish</source>
      <translation>Türkisch</translation>
    </message>
    <message>
      <source>Ukrainian</source>
      <translation>Ukrainisch</translation>
    </message>
    <message>
      <source>Urdu</source>
      <translation>Urdu</translation>
    </message>
    <message>
      <source>Uzbek</source>
      <translation>Usbekisch</translation>
    </message>
    <message>
      <source>Vietnamese</source>
      <translation>Vietnamesisch</translation>
    </message>
    <message>
      <source>Welsh</source>
      <translation>Walisisch</translation>
    </message>
  </context>
  <context>
    <name>messages</name>
    <message numerus="yes">
      <source>%n connection(s) since installation</source>
      <translation>
        <numerusform>%n Verbindung seit der Installation</numerusform>
        <numerusform>%n Verbindungen seit der Installation</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n sentence(s) of the translation to check</source>
      <translation>
        <numerusform>%n Satz der Übersetzung zu prüfen</numerusform>
        <numerusform>%n Sätze der Übersetzung zu prüfen</numerusform>
      </translation>
    </message>
    <message>
      <source>0 MB</source>
      <translation>0 MB</translation>
    </message>
    <message>
      <source>A form that only Adobe Reader can show: print it into a PDF file there and add that</source>
      <translation>Ein Formular, das nur Adobe Reader zeigt: drucken Sie es dort in eine PDF-Datei und fügen Sie diese hinzu</translation>
    </message>
    <message>
      <source>A kind of file that is not read yet</source>
      <translation>Eine Art von Datei, die noch nicht gelesen wird</translation>
    </message>
    <message>
      <source>A link to a folder; add the folder itself</source>
      <translation>Ein Verweis auf einen Ordner; fügen Sie den Ordner selbst hinzu</translation>
    </message>
    <message>
      <source>A picture without text</source>
      <translation>Ein Bild ohne Text</translation>
    </message>
    <message>
      <source>A preset needs a name. Write one and save it again.</source>
      <translation>Eine Vorlage braucht einen Namen. Schreiben Sie einen und speichern Sie noch einmal.</translation>
    </message>
    <message>
      <source>A project needs a name. Give it one.</source>
      <translation>Ein Projekt braucht einen Namen. Geben Sie ihm einen.</translation>
    </message>
    <message>
      <source>Could not be read safely</source>
      <translation>Konnte nicht sicher gelesen werden</translation>
    </message>
    <message>
      <source>Empty file</source>
      <translation>Leere Datei</translation>
    </message>
    <message>
      <source>Export it from its program as PDF or as a picture.</source>
      <translation>Exportieren Sie sie aus ihrem Programm als PDF oder als Bild.</translation>
    </message>
    <message>
      <source>Export its pages from the program for notes as PDF or Word.</source>
      <translation>Exportieren Sie die Seiten aus dem Notizprogramm als PDF oder Word.</translation>
    </message>
    <message>
      <source>Export its tables as CSV or Excel.</source>
      <translation>Exportieren Sie die Tabellen als CSV oder Excel.</translation>
    </message>
    <message>
      <source>Export the drawing from its program as PDF.</source>
      <translation>Exportieren Sie die Zeichnung aus ihrem Programm als PDF.</translation>
    </message>
    <message>
      <source>Found by its words; by meaning soon</source>
      <translation>Über seine Wörter zu finden; bald auch über den Sinn</translation>
    </message>
    <message>
      <source>Gone</source>
      <translation>Verschwunden</translation>
    </message>
    <message>
      <source>If there is writing on the photo, save it as JPEG.</source>
      <translation>Wenn auf dem Foto etwas geschrieben steht, speichern Sie es als JPEG.</translation>
    </message>
    <message>
      <source>In a script that is not read yet; install Tesseract with its language</source>
      <translation>In einer Schrift, die noch nicht gelesen wird; installieren Sie Tesseract mit ihrer Sprache</translation>
    </message>
    <message>
      <source>It took longer than {seconds} seconds and was ended.</source>
      <translation>Es dauerte länger als {seconds} Sekunden und wurde beendet.</translation>
    </message>
    <message>
      <source>Locked with a password</source>
      <translation>Mit einem Passwort gesperrt</translation>
    </message>
    <message>
      <source>May not be read</source>
      <translation>Darf nicht gelesen werden</translation>
    </message>
    <message>
      <source>Needed too much memory</source>
      <translation>Brauchte zu viel Speicher</translation>
    </message>
    <message>
      <source>No chat model is installed. Get one on the Models page.</source>
      <translation>Kein Chatmodell ist installiert. Holen Sie eines auf der Seite „Modelle“.</translation>
    </message>
    <message>
      <source>No passage of your files says this.</source>
      <translation>Keine Stelle Ihrer Dateien sagt das.</translation>
    </message>
    <message>
      <source>None of these files has any text yet. See what became of them on the Library page.</source>
      <translation>Keine dieser Dateien hat schon Text. Was aus ihnen wurde, steht auf der Seite „Bibliothek“.</translation>
    </message>
    <message>
      <source>Nothing but pictures, which were not all read</source>
      <translation>Nur Bilder, die nicht alle gelesen wurden</translation>
    </message>
    <message>
      <source>Nothing installed translates from {source} to {target}. Get a chat model on the Models page, or drop a translation package for this pair here.</source>
      <translation>Nichts Installiertes übersetzt von {source} nach {target}. Holen Sie ein Chat-Modell auf der Seite „Modelle“, oder legen Sie hier ein Übersetzungspaket für dieses Paar ab.</translation>
    </message>
    <message>
      <source>Open it in LibreOffice and save it as PDF or OpenDocument.</source>
      <translation>Öffnen Sie sie in LibreOffice und speichern Sie sie als PDF oder OpenDocument.</translation>
    </message>
    <message>
      <source>Open it in Outlook and save the mails that you need as .msg or .eml files.</source>
      <translation>Öffnen Sie sie in Outlook und speichern Sie die Mails, die Sie brauchen, als .msg oder .eml.</translation>
    </message>
    <message>
      <source>Open it in Pages, Numbers or Keynote and export it as PDF, Word, Excel or PowerPoint.</source>
      <translation>Öffnen Sie sie in Pages, Numbers oder Keynote und exportieren Sie sie als PDF, Word, Excel oder PowerPoint.</translation>
    </message>
    <message>
      <source>Open it in the mail program and save it without signature and encryption.</source>
      <translation>Öffnen Sie sie im Mailprogramm und speichern Sie sie ohne Signatur und Verschlüsselung.</translation>
    </message>
    <message>
      <source>Pages on which no text was found</source>
      <translation>Seiten, auf denen kein Text gefunden wurde</translation>
    </message>
    <message>
      <source>Ready</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Save it as PDF, text or Markdown and add that.</source>
      <translation>Speichern Sie sie als PDF, Text oder Markdown und fügen Sie das hinzu.</translation>
    </message>
    <message>
      <source>Save the book as EPUB or PDF, if its seller allows it.</source>
      <translation>Speichern Sie das Buch als EPUB oder PDF, wenn der Händler es erlaubt.</translation>
    </message>
    <message>
      <source>Something went wrong inside the program ({code}). Try again.</source>
      <translation>Im Programm ging etwas schief ({code}). Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>Sound and films are not listened to. Add a transcript or subtitles as text.</source>
      <translation>Ton und Filme werden nicht angehört. Fügen Sie eine Abschrift oder Untertitel als Text hinzu.</translation>
    </message>
    <message>
      <source>Still being copied</source>
      <translation>Wird noch kopiert</translation>
    </message>
    <message>
      <source>Stopped.</source>
      <translation>Gestoppt.</translation>
    </message>
    <message>
      <source>The date {detail} stands in no passage that says the rest.</source>
      <translation>Das Datum {detail} steht in keiner Stelle, die das Übrige sagt.</translation>
    </message>
    <message>
      <source>The disk is full. Free some space and try again; nothing already indexed is lost.</source>
      <translation>Die Festplatte ist voll. Schaffen Sie Platz und versuchen Sie es noch einmal; nichts schon Gelesenes ist verloren.</translation>
    </message>
    <message>
      <source>The download did not finish. Check the connection and try again; it goes on.</source>
      <translation>Das Laden wurde nicht fertig. Prüfen Sie die Verbindung und versuchen Sie es noch einmal; es geht weiter, wo es war.</translation>
    </message>
    <message>
      <source>The downloaded file is not the one expected and was not installed. Try again later.</source>
      <translation>Die geladene Datei ist nicht die erwartete und wurde nicht installiert. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
      <source>The engine you chose does not translate from {source} to {target}. Choose another one.</source>
      <translation>Der gewählte Übersetzer kann {source} → {target} nicht. Wählen Sie einen anderen.</translation>
    </message>
    <message>
      <source>The file is damaged</source>
      <translation>Die Datei ist beschädigt</translation>
    </message>
    <message>
      <source>The file is damaged here.</source>
      <translation>Die Datei ist hier beschädigt.</translation>
    </message>
    <message>
      <source>The file is locked with a password.</source>
      <translation>Die Datei ist mit einem Passwort gesperrt.</translation>
    </message>
    <message>
      <source>The file is not there any more.</source>
      <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
      <source>The file {path} could not be opened. Close programs that use it and try again.</source>
      <translation>Die Datei {path} ließ sich nicht öffnen. Schließen Sie Programme, die sie benutzen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>The file {path} is damaged. Move it away and start again; your files are untouched.</source>
      <translation>Die Datei {path} ist beschädigt. Schieben Sie sie beiseite und starten Sie neu; Ihre Dateien sind unberührt.</translation>
    </message>
    <message>
      <source>The folder {path} may not be written to. Make it writable and start again.</source>
      <translation>In den Ordner {path} darf nicht geschrieben werden. Machen Sie ihn beschreibbar und starten Sie neu.</translation>
    </message>
    <message>
      <source>The glossary {path} cannot be read. Save it as CSV with two columns, or as TBX.</source>
      <translation>Das Glossar {path} ist nicht lesbar. Speichern Sie es als CSV mit zwei Spalten oder als TBX.</translation>
    </message>
    <message>
      <source>The language of the text cannot be told. Choose it from the list.</source>
      <translation>Die Sprache des Textes ist nicht zu erkennen. Wählen Sie sie aus der Liste.</translation>
    </message>
    <message>
      <source>The library is open in another window or command. Close that one and try again.</source>
      <translation>Die Bibliothek ist in einem anderen Fenster oder Befehl offen. Schließen Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>The library stopped unexpectedly. Nothing indexed is lost; try again.</source>
      <translation>Die Bibliothek wurde unerwartet beendet. Nichts Gelesenes ist verloren; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>The model is still answering. Translate when it has ended.</source>
      <translation>Das Modell antwortet noch. Übersetzen Sie, wenn es fertig ist.</translation>
    </message>
    <message>
      <source>The model stopped unexpectedly.</source>
      <translation>Das Modell wurde unerwartet beendet.</translation>
    </message>
    <message>
      <source>The number {detail} stands in no passage that says the rest.</source>
      <translation>Die Zahl {detail} steht in keiner Stelle, die das Übrige sagt.</translation>
    </message>
    <message>
      <source>The process that draws pages ended unexpectedly.</source>
      <translation>Der Prozess, der Seiten zeichnet, wurde unerwartet beendet.</translation>
    </message>
    <message>
      <source>The question is too long for this model. Shorten it or start a new conversation.</source>
      <translation>Die Frage ist zu lang für dieses Modell. Kürzen Sie sie oder beginnen Sie eine neue Unterhaltung.</translation>
    </message>
    <message>
      <source>The result would take the place of {path}. Choose another name.</source>
      <translation>Das Ergebnis träte an die Stelle von {path}. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
      <source>The search index was damaged and is being made again. Try again in a moment.</source>
      <translation>Der Suchindex war beschädigt und wird neu gemacht. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
      <source>The search model is not installed. Get it on the Models page.</source>
      <translation>Das Suchmodell ist nicht installiert. Holen Sie es auf der Seite „Modelle“.</translation>
    </message>
    <message>
      <source>The text is too long. Translate it in parts, or as a file.</source>
      <translation>Der Text ist zu lang. Übersetzen Sie ihn in Teilen oder als Datei.</translation>
    </message>
    <message>
      <source>The translation engine stopped unexpectedly. Try again.</source>
      <translation>Die Übersetzung wurde unerwartet beendet. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>The translation memory {path} cannot be read. Export it again as TMX.</source>
      <translation>Der Übersetzungsspeicher {path} ist nicht lesbar. Exportieren Sie ihn noch einmal als TMX.</translation>
    </message>
    <message>
      <source>The vector server does not answer. Start it, or clear its host in the settings.</source>
      <translation>Der Vektorserver antwortet nicht. Starten Sie ihn, oder leeren Sie seinen Namen in den Einstellungen.</translation>
    </message>
    <message>
      <source>The words “{detail}” stand in no passage that says the rest.</source>
      <translation>Die Wörter „{detail}“ stehen in keiner Stelle, die das Übrige sagt.</translation>
    </message>
    <message>
      <source>There are no messages in {path}. Choose another file.</source>
      <translation>In {path} sind keine Nachrichten. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
      <source>There is a file called {path} already. Choose another name.</source>
      <translation>Eine Datei namens {path} gibt es schon. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
      <source>There is a project called {name} already. Choose another name.</source>
      <translation>Ein Projekt namens {name} gibt es schon. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
      <source>There is no language called {language}. Choose one from the list.</source>
      <translation>Eine Sprache namens {language} gibt es nicht. Wählen Sie eine aus der Liste.</translation>
    </message>
    <message>
      <source>There is no model called {model}. Choose one on the Models page.</source>
      <translation>Ein Modell namens {model} gibt es nicht. Wählen Sie eines auf der Seite „Modelle“.</translation>
    </message>
    <message>
      <source>There is no question yet. Write one and press Enter.</source>
      <translation>Noch steht keine Frage da. Schreiben Sie eine und drücken Sie die Eingabetaste.</translation>
    </message>
    <message>
      <source>There is not enough free memory for this model. Close programs or use a smaller model.</source>
      <translation>Für dieses Modell ist nicht genug Speicher frei. Schließen Sie Programme oder nehmen Sie ein kleineres Modell.</translation>
    </message>
    <message>
      <source>There is nothing to search yet. Drop files on the window first.</source>
      <translation>Noch gibt es nichts zu durchsuchen. Ziehen Sie zuerst Dateien auf das Fenster.</translation>
    </message>
    <message>
      <source>There is nothing to translate yet.</source>
      <translation>Noch gibt es nichts zu übersetzen.</translation>
    </message>
    <message>
      <source>This conversation is not there any more. Choose another one in the list.</source>
      <translation>Diese Unterhaltung gibt es nicht mehr. Wählen Sie eine andere in der Liste.</translation>
    </message>
    <message>
      <source>This is only a link. Download the document itself and add that.</source>
      <translation>Das ist nur ein Verweis. Laden Sie das Dokument selbst herunter und fügen Sie es hinzu.</translation>
    </message>
    <message>
      <source>This is part of a program; there is nothing in it to ask about.</source>
      <translation>Das ist ein Teil eines Programms; darin steht nichts, wonach man fragen könnte.</translation>
    </message>
    <message>
      <source>This library was made with a search model of another kind. Choose the former one again on the Models page.</source>
      <translation>Diese Bibliothek wurde mit einem Suchmodell anderer Art gemacht. Wählen Sie auf der Seite „Modelle“ wieder das frühere.</translation>
    </message>
    <message>
      <source>This preset is not there any more. Choose another one.</source>
      <translation>Diese Vorlage gibt es nicht mehr. Wählen Sie eine andere.</translation>
    </message>
    <message>
      <source>This translation package cuts words in a way that Alcove cannot. Take another package for these languages.</source>
      <translation>Dieses Übersetzungspaket zerlegt Wörter auf eine Weise, die Alcove nicht kann. Nehmen Sie ein anderes Paket für diese Sprachen.</translation>
    </message>
    <message>
      <source>Too large</source>
      <translation>Zu groß</translation>
    </message>
    <message>
      <source>Took too long to read</source>
      <translation>Das Lesen dauerte zu lange</translation>
    </message>
    <message>
      <source>Unpack it and add the folder.</source>
      <translation>Entpacken Sie es und fügen Sie den Ordner hinzu.</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Wartet</translation>
    </message>
    <message>
      <source>about a minute left</source>
      <translation>noch etwa eine Minute</translation>
    </message>
    <message>
      <source>about {n} minutes left</source>
      <translation>noch etwa {n} Minuten</translation>
    </message>
    <message>
      <source>less than a minute left</source>
      <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
      <source>{detail} is named in no passage that says the rest.</source>
      <translation>{detail} wird in keiner Stelle genannt, die das Übrige sagt.</translation>
    </message>
    <message>
      <source>{engine} is not installed. Install the program again.</source>
      <translation>{engine} ist nicht installiert. Installieren Sie das Programm noch einmal.</translation>
    </message>
    <message>
      <source>{model} is part of the program and cannot be removed from it.</source>
      <translation>{model} gehört zum Programm und kann nicht daraus entfernt werden.</translation>
    </message>
    <message>
      <source>{n} GB</source>
      <translation>{n} GB</translation>
    </message>
    <message>
      <source>{n} MB</source>
      <translation>{n} MB</translation>
    </message>
    <message>
      <source>{path} could not be loaded. It may be damaged; try another model.</source>
      <translation>{path} ließ sich nicht laden. Die Datei kann beschädigt sein; versuchen Sie ein anderes Modell.</translation>
    </message>
    <message>
      <source>{path} could not be read. Check that the disk is connected and try again.</source>
      <translation>{path} ließ sich nicht lesen. Prüfen Sie, ob das Laufwerk verbunden ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>{path} could not be written. Choose another folder, or make this one writable.</source>
      <translation>{path} ließ sich nicht schreiben. Wählen Sie einen anderen Ordner, oder machen Sie diesen beschreibbar.</translation>
    </message>
    <message>
      <source>{path} holds no conversations of Alcove, ChatGPT or LM Studio. Choose their export.</source>
      <translation>{path} enthält keine Unterhaltungen von Alcove, ChatGPT oder LM Studio. Wählen Sie deren Export.</translation>
    </message>
    <message>
      <source>{path} is damaged or incomplete; nothing of it was imported. Export it again there.</source>
      <translation>{path} ist beschädigt oder unvollständig; nichts davon wurde importiert. Exportieren Sie dort noch einmal.</translation>
    </message>
    <message>
      <source>{path} is incomplete. Download it again.</source>
      <translation>{path} ist unvollständig. Laden Sie die Datei noch einmal.</translation>
    </message>
    <message>
      <source>{path} is no complete backup, and nothing was changed. Use another copy of it.</source>
      <translation>{path} ist keine vollständige Sicherung, und nichts wurde geändert. Nehmen Sie eine andere Kopie davon.</translation>
    </message>
    <message>
      <source>{path} is no translation package. Choose a file that ends in .argosmodel.</source>
      <translation>{path} ist kein Übersetzungspaket. Wählen Sie eine Datei, die auf .argosmodel endet.</translation>
    </message>
    <message>
      <source>{path} is not a GGUF model file. Choose a file that ends in .gguf from a model's page.</source>
      <translation>{path} ist keine GGUF-Modelldatei. Wählen Sie eine Datei, die auf .gguf endet, von der Seite eines Modells.</translation>
    </message>
    <message>
      <source>{path} is not in the library. Add it on the Library page.</source>
      <translation>{path} ist nicht in der Bibliothek. Fügen Sie es auf der Seite „Bibliothek“ hinzu.</translation>
    </message>
    <message>
      <source>{path} is not there any more. Check where it is and add it again.</source>
      <translation>{path} ist nicht mehr da. Sehen Sie nach, wo es ist, und fügen Sie es neu hinzu.</translation>
    </message>
    <message>
      <source>{path} is too large to import at once. Export fewer conversations at a time.</source>
      <translation>{path} ist zu groß, um es auf einmal zu importieren. Exportieren Sie weniger Unterhaltungen auf einmal.</translation>
    </message>
    <message>
      <source>{path} may not be read. Give yourself the right to read it and try again.</source>
      <translation>{path} darf nicht gelesen werden. Geben Sie sich das Recht dazu und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>{path} was exported by a newer version of the program. Update the program.</source>
      <translation>{path} wurde von einer neueren Version des Programms exportiert. Aktualisieren Sie das Programm.</translation>
    </message>
    <message>
      <source>{path} was made by a newer version of the program. Update the program.</source>
      <translation>{path} wurde von einer neueren Version des Programms gemacht. Aktualisieren Sie das Programm.</translation>
    </message>
  </context>
  <context>
    <name>offers</name>
    <message>
      <source>All {n} files with an answer say the same.</source>
      <translation>Alle {n} Dateien mit einer Antwort sagen dasselbe.</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>Antwort</translation>
    </message>
    <message>
      <source>Ask all {n} files one by one · {time}</source>
      <translation>Alle {n} Dateien einzeln fragen · {time}</translation>
    </message>
    <message>
      <source>Ask these {n} files one by one · {time}</source>
      <translation>Diese {n} Dateien einzeln fragen · {time}</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Lowest: {lowest} ({first}). Highest: {highest} ({second}).</source>
      <translation>Niedrigster Wert: {lowest} ({first}). Höchster: {highest} ({second}).</translation>
    </message>
    <message>
      <source>Not read yet</source>
      <translation>Noch nicht gelesen</translation>
    </message>
    <message>
      <source>Part {n}</source>
      <translation>Teil {n}</translation>
    </message>
    <message>
      <source>Read all {n} files one by one · {time}</source>
      <translation>Alle {n} Dateien einzeln lesen · {time}</translation>
    </message>
    <message>
      <source>Read the whole file, section by section · {time}</source>
      <translation>Die ganze Datei lesen, Abschnitt für Abschnitt · {time}</translation>
    </message>
    <message>
      <source>Stopped after {done} of {total} files.</source>
      <translation>Gestoppt nach {done} von {total} Dateien.</translation>
    </message>
    <message>
      <source>Stopped after {done} of {total} parts.</source>
      <translation>Gestoppt nach {done} von {total} Teilen.</translation>
    </message>
    <message>
      <source>This asks about every file.</source>
      <translation>Das fragt nach jeder Datei.</translation>
    </message>
    <message>
      <source>This asks about {n} of your files: {names}.</source>
      <translation>Das fragt nach {n} Ihrer Dateien: {names}.</translation>
    </message>
    <message>
      <source>This asks for a summary.</source>
      <translation>Das fragt nach einer Zusammenfassung.</translation>
    </message>
    <message>
      <source>Too long for this model</source>
      <translation>Zu lang für dieses Modell</translation>
    </message>
    <message>
      <source>a few seconds</source>
      <translation>ein paar Sekunden</translation>
    </message>
    <message>
      <source>about a minute</source>
      <translation>etwa eine Minute</translation>
    </message>
    <message>
      <source>about {n} hours</source>
      <translation>etwa {n} Stunden</translation>
    </message>
    <message>
      <source>about {n} minutes</source>
      <translation>etwa {n} Minuten</translation>
    </message>
    <message>
      <source>asked again after the model had stopped</source>
      <translation>noch einmal gefragt, nachdem das Modell stehen geblieben war</translation>
    </message>
    <message>
      <source>less than a minute</source>
      <translation>weniger als eine Minute</translation>
    </message>
    <message>
      <source>not in the passages read of this file</source>
      <translation>nicht in den gelesenen Stellen dieser Datei</translation>
    </message>
    <message>
      <source>not in this file</source>
      <translation>nicht in dieser Datei</translation>
    </message>
    <message>
      <source>not supported by the file</source>
      <translation>von der Datei nicht gestützt</translation>
    </message>
    <message>
      <source>not supported: the file has another number</source>
      <translation>nicht gestützt: Die Datei hat eine andere Zahl</translation>
    </message>
    <message>
      <source>not supported: the file has not this name</source>
      <translation>nicht gestützt: Die Datei hat diesen Namen nicht</translation>
    </message>
    <message>
      <source>the model stopped twice over this file</source>
      <translation>das Modell blieb bei dieser Datei zweimal stehen</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} von {total}</translation>
    </message>
    <message>
      <source>{found} of {asked} files</source>
      <translation>{found} von {asked} Dateien</translation>
    </message>
    <message>
      <source>{names} and {n} more</source>
      <translation>{names} und {n} weitere</translation>
    </message>
    <message>
      <source>{n} files of kinds that are not read were left out.</source>
      <translation>{n} Dateien von Arten, die nicht gelesen werden, wurden ausgelassen.</translation>
    </message>
    <message>
      <source>{values} different answers in {n} files.</source>
      <translation>{values} verschiedene Antworten in {n} Dateien.</translation>
    </message>
  </context>
  <context>
    <name>options</name>
    <message>
      <source>A set of the options below. What you change here comes before it.</source>
      <translation>Ein Satz der Optionen darunter. Was Sie hier ändern, geht ihm vor.</translation>
    </message>
    <message>
      <source>Above 1 the model repeats itself less. Much more than 1.1 makes it avoid needed words.</source>
      <translation>Über 1 wiederholt sich das Modell weniger. Weit über 1,1 meidet es auch nötige Wörter.</translation>
    </message>
    <message>
      <source>Careful reader</source>
      <translation>Genau lesen</translation>
    </message>
    <message>
      <source>Coder</source>
      <translation>Programmieren</translation>
    </message>
    <message>
      <source>Context size</source>
      <translation>Kontextgröße</translation>
    </message>
    <message>
      <source>How freely words are chosen. 0 always takes the likeliest: best for facts. From 0.7 on texts are livelier and less exact.</source>
      <translation>Wie frei Wörter gewählt werden. 0 nimmt immer das wahrscheinlichste: am besten für Fakten. Ab 0,7 werden Texte lebhafter und ungenauer.</translation>
    </message>
    <message>
      <source>How much the model can keep in view: instructions, passages, what was said before, and its answer. Changing it starts the model anew.</source>
      <translation>Wie viel das Modell im Blick behält: Anweisungen, Stellen, das bisher Gesagte und seine Antwort. Eine Änderung startet das Modell neu.</translation>
    </message>
    <message>
      <source>Instructions for the model</source>
      <translation>Anweisungen für das Modell</translation>
    </message>
    <message>
      <source>Leaves out unlikely words: with 0.95 those beyond the likeliest 95 %. Matters above temperature 0.</source>
      <translation>Lässt unwahrscheinliche Wörter weg: bei 0,95 die jenseits der wahrscheinlichsten 95 %. Zählt bei Temperatur über 0.</translation>
    </message>
    <message>
      <source>Longest answer, in tokens</source>
      <translation>Längste Antwort, in Tokens</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modell</translation>
    </message>
    <message>
      <source>Only for this conversation. A larger one understands more and is slower.</source>
      <translation>Nur für diese Unterhaltung. Ein größeres versteht mehr und ist langsamer.</translation>
    </message>
    <message>
      <source>Plain helper</source>
      <translation>Einfach helfen</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>Vorlage</translation>
    </message>
    <message>
      <source>Repetition penalty</source>
      <translation>Strafe für Wiederholung</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Startwert</translation>
    </message>
    <message>
      <source>Temperature</source>
      <translation>Temperatur</translation>
    </message>
    <message>
      <source>Top P</source>
      <translation>Top P</translation>
    </message>
    <message>
      <source>What the model is told before every question (its system prompt): who it should be, how it should answer. Answers from your files are checked against them all the same.</source>
      <translation>Was dem Modell vor jeder Frage gesagt wird (sein System-Prompt): wer es sein und wie es antworten soll. Antworten aus Ihren Dateien werden trotzdem an ihnen geprüft.</translation>
    </message>
    <message>
      <source>Where an answer is cut at the latest. A token is about three quarters of an English word.</source>
      <translation>Wo eine Antwort spätestens abgeschnitten wird. Ein Token ist etwa drei Viertel eines englischen Wortes.</translation>
    </message>
    <message>
      <source>With the same seed the same question is answered the same. By default each answer draws its own.</source>
      <translation>Mit demselben Startwert wird dieselbe Frage gleich beantwortet. Sonst zieht jede Antwort ihren eigenen.</translation>
    </message>
    <message>
      <source>Writer</source>
      <translation>Schreiben</translation>
    </message>
  </context>
  <context>
    <name>packages</name>
    <message>
      <source>Alcove is open. Close it and try again.</source>
      <translation>Alcove ist offen. Schließen Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
      <source>Ask about your own files on your own computer</source>
      <translation>Fragen zu den eigenen Dateien, auf dem eigenen Computer</translation>
    </message>
    <message>
      <source>Ask about your own files, offline, with citations</source>
      <translation>Fragen zu den eigenen Dateien, offline und mit Belegen</translation>
    </message>
    <message>
      <source>Document Assistant</source>
      <translation>Dokumenten-Assistent</translation>
    </message>
    <message>
      <source>documents;search;PDF;question;offline;translate;</source>
      <translation>Dokumente;Suche;PDF;Frage;offline;Übersetzung;</translation>
    </message>
    <message>
      <source>language model</source>
      <translation>Sprachmodell</translation>
    </message>
    <message>
      <source>translation package</source>
      <translation>Übersetzungspaket</translation>
    </message>
  </context>
  <context>
    <name>pages</name>
    <message>
      <source>Chat</source>
      <translation>Chat</translation>
    </message>
    <message>
      <source>Go to the chat</source>
      <translation>Zum Chat</translation>
    </message>
    <message>
      <source>Go to the library</source>
      <translation>Zur Bibliothek</translation>
    </message>
    <message>
      <source>Go to the models</source>
      <translation>Zu den Modellen</translation>
    </message>
    <message>
      <source>Go to the search</source>
      <translation>Zur Suche</translation>
    </message>
    <message>
      <source>Go to the settings</source>
      <translation>Zu den Einstellungen</translation>
    </message>
    <message>
      <source>Go to the translator</source>
      <translation>Zum Übersetzen</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modelle</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suche</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Translate</source>
      <translation>Übersetzen</translation>
    </message>
  </context>
  <context>
    <name>preferences</name>
    <message>
      <source>The system's list of programs to start could not be changed: {reason}</source>
      <translation>Die Liste der Programme, die das System startet, ließ sich nicht ändern: {reason}</translation>
    </message>
  </context>
  <context>
    <name>reader</name>
    <message>
      <source>Click to try again.</source>
      <translation>Klicken, um es noch einmal zu versuchen.</translation>
    </message>
    <message>
      <source>It said: “{quote}”</source>
      <translation>Da stand: „{quote}“</translation>
    </message>
    <message>
      <source>Page {n}</source>
      <translation>Seite {n}</translation>
    </message>
    <message>
      <source>Reading the picture to find the passage…</source>
      <translation>Das Bild wird gelesen, um die Stelle zu finden…</translation>
    </message>
    <message>
      <source>The file has changed since it was read; the passage is still here.</source>
      <translation>Die Datei wurde geändert, seit sie gelesen wurde; die Stelle ist noch hier.</translation>
    </message>
    <message>
      <source>The file has changed since; the passage now stands here.</source>
      <translation>Die Datei wurde seither geändert; die Stelle steht jetzt hier.</translation>
    </message>
    <message>
      <source>The file has changed since; the passage now stands on page {n}.</source>
      <translation>Die Datei wurde seither geändert; die Stelle steht jetzt auf Seite {n}.</translation>
    </message>
    <message>
      <source>The file has changed, and this passage is not in it any more.</source>
      <translation>Die Datei wurde geändert, und diese Stelle steht nicht mehr darin.</translation>
    </message>
    <message>
      <source>The file is not in the library any more. This is what was cited from it.</source>
      <translation>Die Datei ist nicht mehr in der Bibliothek. Das wurde aus ihr zitiert.</translation>
    </message>
    <message>
      <source>The file is not where it was. This is the text that was read of it.</source>
      <translation>Die Datei ist nicht mehr, wo sie war. Das ist der Text, der aus ihr gelesen wurde.</translation>
    </message>
    <message>
      <source>The page cannot be shown ({reason}). This is the text that was read of it.</source>
      <translation>Die Seite lässt sich nicht zeigen ({reason}). Das ist der Text, der aus ihr gelesen wurde.</translation>
    </message>
    <message>
      <source>The passage is on this page, but its exact place could not be found.</source>
      <translation>Die Stelle ist auf dieser Seite, aber ihr genauer Ort war nicht zu finden.</translation>
    </message>
  </context>
  <context>
    <name>transcript</name>
    <message numerus="yes">
      <source>%n passage(s) in {ms} ms</source>
      <translation>
        <numerusform>%n Stelle in {ms} ms</numerusform>
        <numerusform>%n Stellen in {ms} ms</numerusform>
      </translation>
    </message>
    <message>
      <source>Answer without my files</source>
      <translation>Ohne meine Dateien antworten</translation>
    </message>
    <message>
      <source>Changing the answer…</source>
      <translation>Die Antwort wird geändert…</translation>
    </message>
    <message>
      <source>Choose a larger model</source>
      <translation>Größeres Modell wählen</translation>
    </message>
    <message>
      <source>Comparing the versions…</source>
      <translation>Die Fassungen werden verglichen…</translation>
    </message>
    <message>
      <source>Context: {n} of {m} tokens ({share} %)</source>
      <translation>Kontext: {n} von {m} Tokens ({share} %)</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Copy as table</source>
      <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
      <source>Copy code</source>
      <translation>Code kopieren</translation>
    </message>
    <message>
      <source>Earlier version</source>
      <translation>Frühere Fassung</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Bearbeiten</translation>
    </message>
    <message>
      <source>First word after {s} s</source>
      <translation>Erstes Wort nach {s} s</translation>
    </message>
    <message>
      <source>Hide sums</source>
      <translation>Summen ausblenden</translation>
    </message>
    <message>
      <source>In all {s} s</source>
      <translation>Insgesamt {s} s</translation>
    </message>
    <message>
      <source>Later version</source>
      <translation>Spätere Fassung</translation>
    </message>
    <message>
      <source>Look in my files</source>
      <translation>In meinen Dateien suchen</translation>
    </message>
    <message>
      <source>Looking for everything that belongs to it…</source>
      <translation>Alles, was dazugehört, wird gesucht…</translation>
    </message>
    <message>
      <source>Looking for the facts in your files…</source>
      <translation>Die Angaben werden in Ihren Dateien gesucht…</translation>
    </message>
    <message>
      <source>Looking for the figures…</source>
      <translation>Die Zahlen werden gesucht…</translation>
    </message>
    <message>
      <source>Looking through the list of your files…</source>
      <translation>Die Liste Ihrer Dateien wird durchgesehen…</translation>
    </message>
    <message>
      <source>Memory of the model: {size}</source>
      <translation>Speicher des Modells: {size}</translation>
    </message>
    <message>
      <source>Model: {name}</source>
      <translation>Modell: {name}</translation>
    </message>
    <message>
      <source>Not in your files.</source>
      <translation>Nicht in Ihren Dateien.</translation>
    </message>
    <message>
      <source>Not in {names}.</source>
      <translation>Nicht in {names}.</translation>
    </message>
    <message>
      <source>One sentence is not supported by your files.</source>
      <translation>Ein Satz wird von Ihren Dateien nicht gestützt.</translation>
    </message>
    <message>
      <source>Quote</source>
      <translation>Zitieren</translation>
    </message>
    <message>
      <source>Quoted in: {languages}.</source>
      <translation>Zitiert auf: {languages}.</translation>
    </message>
    <message>
      <source>Read {n} tokens, {reused} of them known from before</source>
      <translation>{n} Tokens gelesen, {reused} davon schon bekannt</translation>
    </message>
    <message>
      <source>Reading what is compared…</source>
      <translation>Was verglichen wird, wird gelesen…</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>Wird gelesen…</translation>
    </message>
    <message>
      <source>Save as CSV…</source>
      <translation>Als CSV speichern…</translation>
    </message>
    <message>
      <source>Searched: {words}.</source>
      <translation>Gesucht: {words}.</translation>
    </message>
    <message>
      <source>Show sums</source>
      <translation>Summen zeigen</translation>
    </message>
    <message>
      <source>Sum</source>
      <translation>Summe</translation>
    </message>
    <message>
      <source>These passages are the nearest:</source>
      <translation>Das sind die nächstliegenden Stellen:</translation>
    </message>
    <message>
      <source>Thinking…</source>
      <translation>Denkt nach…</translation>
    </message>
    <message>
      <source>Thinking… {n} s</source>
      <translation>Denkt nach… {n} s</translation>
    </message>
    <message>
      <source>This model only quotes. To write, compare, list or calculate, a larger one is needed.</source>
      <translation>Dieses Modell zitiert nur. Zum Schreiben, Vergleichen, Auflisten oder Rechnen braucht es ein größeres.</translation>
    </message>
    <message>
      <source>Thought first</source>
      <translation>Zuerst nachgedacht</translation>
    </message>
    <message>
      <source>Thought for {n} s</source>
      <translation>{n} s nachgedacht</translation>
    </message>
    <message>
      <source>Translate the quotes</source>
      <translation>Zitate übersetzen</translation>
    </message>
    <message>
      <source>Translating…</source>
      <translation>Wird übersetzt…</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <source>Writing…</source>
      <translation>Wird geschrieben…</translation>
    </message>
    <message>
      <source>calculated from your files</source>
      <translation>aus Ihren Dateien berechnet</translation>
    </message>
    <message>
      <source>code</source>
      <translation>Code</translation>
    </message>
    <message>
      <source>first word {s} s</source>
      <translation>erstes Wort {s} s</translation>
    </message>
    <message numerus="yes">
      <source>from %n file(s)</source>
      <translation>
        <numerusform>aus %n Datei</numerusform>
        <numerusform>aus %n Dateien</numerusform>
      </translation>
    </message>
    <message>
      <source>from the list of your files</source>
      <translation>aus der Liste Ihrer Dateien</translation>
    </message>
    <message>
      <source>page {n}</source>
      <translation>Seite {n}</translation>
    </message>
    <message>
      <source>page {page} · {quote}</source>
      <translation>Seite {page} · {quote}</translation>
    </message>
    <message>
      <source>quoted word for word</source>
      <translation>Wort für Wort zitiert</translation>
    </message>
    <message>
      <source>read as a whole</source>
      <translation>als Ganzes gelesen</translation>
    </message>
    <message>
      <source>the answer before, changed</source>
      <translation>die vorige Antwort, geändert</translation>
    </message>
    <message>
      <source>without your files</source>
      <translation>ohne Ihre Dateien</translation>
    </message>
    <message>
      <source>{n} sentences are not supported by your files.</source>
      <translation>{n} Sätze werden von Ihren Dateien nicht gestützt.</translation>
    </message>
    <message>
      <source>{n} tokens a second</source>
      <translation>{n} Tokens je Sekunde</translation>
    </message>
    <message>
      <source>{s} s</source>
      <translation>{s} s</translation>
    </message>
  </context>
  <context>
    <name>transfers</name>
    <message>
      <source>Answer</source>
      <translation>Antwort</translation>
    </message>
    <message>
      <source>Not in your files.</source>
      <translation>Nicht in Ihren Dateien.</translation>
    </message>
    <message>
      <source>Not supported by your files:</source>
      <translation>Von Ihren Dateien nicht gestützt:</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Frage</translation>
    </message>
    <message>
      <source>Sources</source>
      <translation>Quellen</translation>
    </message>
    <message>
      <source>This answer was not finished.</source>
      <translation>Diese Antwort wurde nicht fertig.</translation>
    </message>
    <message>
      <source>page {n}</source>
      <translation>Seite {n}</translation>
    </message>
    <message>
      <source>{date} · answers by {models}</source>
      <translation>{date} · Antworten von {models}</translation>
    </message>
  </context>
  <context>
    <name>translate</name>
    <message>
      <source>A placeholder changed: {detail}.</source>
      <translation>Ein Platzhalter hat sich geändert: {detail}.</translation>
    </message>
    <message>
      <source>A unit is missing: {detail}.</source>
      <translation>Eine Einheit fehlt: {detail}.</translation>
    </message>
    <message>
      <source>An address changed: {detail}.</source>
      <translation>Eine Adresse hat sich geändert: {detail}.</translation>
    </message>
    <message>
      <source>Check this number: the source says {detail}.</source>
      <translation>Prüfen Sie diese Zahl: Im Original steht {detail}.</translation>
    </message>
    <message>
      <source>Check this number: {found} is not in the source.</source>
      <translation>Prüfen Sie diese Zahl: {found} steht nicht im Original.</translation>
    </message>
    <message>
      <source>It repeats itself.</source>
      <translation>Es wiederholt sich.</translation>
    </message>
    <message>
      <source>Much longer or shorter than the source.</source>
      <translation>Viel länger oder kürzer als das Original.</translation>
    </message>
    <message>
      <source>Not translated, the source stands here: {text}</source>
      <translation>Nicht übersetzt, hier steht das Original: {text}</translation>
    </message>
    <message>
      <source>The glossary says “{remedy}” for “{detail}”.</source>
      <translation>Das Glossar sagt „{remedy}“ für „{detail}“.</translation>
    </message>
    <message>
      <source>There is no translation of this.</source>
      <translation>Dafür gibt es keine Übersetzung.</translation>
    </message>
    <message>
      <source>This is not in the language that was asked for.</source>
      <translation>Das ist nicht in der verlangten Sprache.</translation>
    </message>
    <message>
      <source>This was not translated.</source>
      <translation>Das wurde nicht übersetzt.</translation>
    </message>
  </context>
</TS>
