<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>ChatController</name>
    <message>
      <source>Found {n} passages.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading your files…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading {n} passages… {share} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading… {share} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Searching your files…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Starting {model}…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The program ended before this answer did.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Thinking…</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ChatView</name>
    <message>
      <source>1 file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Everything stays on this computer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>My files · {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Vectors of your files are kept on {host}; texts stay here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} files</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Composer</name>
    <message>
      <source>+ Add files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask (Enter)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask about your files, or drop files here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask all files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Asks only {names}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>My files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On: answers are sentences of your files, word for word. No model writes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On: answers come from your files. Off: the model speaks alone.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Question</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quotes only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stop (Esc)</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ConversationDelegate</name>
    <message>
      <source>Title of the conversation</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ConversationList</name>
    <message>
      <source>+ New conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Conversations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Duplicate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit tags…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import conversations…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import, and what is filed under a tag</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>JSON, with everything…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Markdown…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>More about conversations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing found.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PDF…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rename</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search conversations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tags</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tags, with commas between them:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Titles, messages and #tags</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unpin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Web page (HTML)…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your conversations will be listed here.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ConversationModel</name>
    <message>
      <source>In messages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last week</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pinned</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Today</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Yesterday</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Conversing</name>
    <message numerus="yes">
      <source>%n conversation(s) were imported.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>Conversations of Alcove, ChatGPT or LM Studio</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export the conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import conversations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>JSON</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Markdown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>PDF</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Saved as {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Web page</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Dialogs</name>
    <message>
      <source>Add a folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add by path</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Alcove</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>GGUF models (*.gguf)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open this address in your browser? The browser will connect to it:

{address}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Path of a folder or file:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove {name} from the library? What was read of its {files} files is deleted here: {passages} passages, about {size}. The files themselves stay where they are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove {name}? A downloaded model is deleted; a file of your own stays where it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no {path}. Write the whole path, from the root or from ~.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>EmptyChat</name>
    <message>
      <source>A model answers on this computer. Choose one that fits; the search model is needed too.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask about your files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a model…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop a folder or PDFs anywhere on this window. They are read on this computer, and nothing leaves it. Then ask, and every answer shows the page it comes from.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop your files here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First, a model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try it with sample files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} files are searchable. Answers name the file and page they come from.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>EmptySearch</name>
    <message>
      <source>"net rent"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>-draft</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a folder, or drop files anywhere on this window. They are read on this computer only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clear the filters</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing to search yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Passages appear while you type. Words, or a whole question.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search your files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The filters above may leave it out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The search did not work</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try fewer or other words, or leave an operator out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>after:2024  before:2025-06</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>by when the file was changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>exactly these words, one after the other</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>in:contracts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>only inside folders of this name; also in:"My folder"</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>only this type of file; also type:docx,txt</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>type:pdf</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>without this word; also -"two words"</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FileTable</name>
    <message>
      <source>1 page by OCR</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Last indexed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Passages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>State</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>today {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{how}, {n} without text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} pages by OCR</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FilterBar</name>
    <message>
      <source>All folders</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All languages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All types</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Any time</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Best first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>By name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Clear</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Newest first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Past day</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Past month</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Past week</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Past year</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FindBar</name>
    <message>
      <source>Close the search (Esc)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next (F3)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous (Shift+F3)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search in this file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Searching…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} of {count}…</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>FolderCard</name>
    <message>
      <source>Actions for {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Do this folder first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove from the library…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not connected now; what was read stays searchable</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>paused</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>reading</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>up to date</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{done} of {total} files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} not read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} · watched</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>HitActions</name>
    <message>
      <source>Copy with source</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ctrl+C</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ctrl+Enter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Enter</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open passage</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show in folder</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>HitDelegate</name>
    <message>
      <source>page {n}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>HitList</name>
    <message>
      <source>Copy with source (Ctrl+C)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Found passages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the file (Ctrl+Enter)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the passage (Enter)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show in folder</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>HitModel</name>
    <message>
      <source>page {n}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>LibraryPage</name>
    <message>
      <source>+ Add files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>+ Add folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>All {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Do this first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Drop a folder or files anywhere on this window, or add a folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Filter files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Library</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Needs you {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No files yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pause</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ready {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Resume</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show in folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try {n} again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is read…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Working {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} passages left for the new search model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{size} on disk</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Add this model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add to the library</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Alcove</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Downloading {name}… {done} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Everything stays on this computer · {connections}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>More models…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading {done} of {total} files… {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The conversation was deleted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} could not be read; the Library page says why.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} files are searchable.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ModelsPage</name>
    <message>
      <source>+ Add a GGUF file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Get</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Models</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>answers questions</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>answers with quotes from your files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>finds passages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>fits this computer (needs {size} of memory)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>tight on this computer (needs {size} of memory)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>too large for this computer (needs {size} of memory)</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>NoticeStrip</name>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>PageView</name>
    <message>
      <source>Page {n} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pages</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>Command</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Commands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Commands that match</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing is called that.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What would you like to do? A command, a conversation, a model…</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ProgressStrip</name>
    <message>
      <source>Stop</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ReaderBar</name>
    <message>
      <source>Fit page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fit width</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Larger (Ctrl++)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Natural size (Ctrl+0)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next passage (Alt+Down)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Page</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Passage {n} of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Previous passage (Alt+Up)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search in this file (Ctrl+F)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Smaller (Ctrl+-)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>of {count}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} %</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} of {count}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ReaderPane</name>
    <message>
      <source>Ask only this file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close the reader (Esc)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>page {n}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>RulesDialog</name>
    <message>
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Files and folders of these names are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Largest file, in MB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Leave out files larger than</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>MB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Names that are left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One name a line; * stands for any letters: *.tmp, Archive, draft-*. Hidden files are always left out. What was read and is left out now leaves the library.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use the usual names</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is read</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SearchPage</name>
    <message>
      <source>1 passage · {ms} ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask about these {n} files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask about this file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search your files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The best {n} passages in {files} files · {ms} ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The newest {n} passages in {files} files · {ms} ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>page {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} passages in 1 file · {ms} ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} passages in {files} files · {ms} ms</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>SettingsPage</name>
    <message>
      <source>A new conversation answers with sentences of your files, word for word. No model writes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Advanced</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Alcove opens a connection only for a model download that you start. Each is counted here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Answers</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Closing the window leaves the program running, with its icon beside the clock. Starting it again brings the window back. Quit ends it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Context size</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Conversations and library</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every key that does something, in one list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Evidence</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>General</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>How much a model can hold in mind: the conversation and the passages. Twice as much takes about twice the memory beside the model itself. It changes with the next start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep in the tray</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Language</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Large</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Larger</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Less motion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Library</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Like the system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Name of a Chroma server for the vectors of a very large library. Empty: they stay on this computer. It changes with the next start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Names of files and folders that are not read, and how large a file may be.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Normal</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing fades and the caret does not blink. Where the system asks for it, this is so anyway.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Notify me</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Of the window. It changes with the next start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Off at first. The program then starts when you sign in, so that new files are read early.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>On top of the scale that the system sets.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One a core</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open folder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open where I left off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Privacy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quotes only</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rules…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show them</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Size of text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Small</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start with the computer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>That a model computes with. Fewer leave the computer to other programs. It changes with the next start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The last page and conversation come back with the next start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Theme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Threads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Tokens of your files that a model reads before it answers. Fewer answer sooner, more miss less. It changes with the next start.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Vector server</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What is left out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>When long work ends while you are in another window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} tokens</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>ShortcutSheet</name>
    <message>
      <source>General</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>TextView</name>
    <message>
      <source>Passage</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Transcript</name>
    <message>
      <source>Conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy message</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy message without markup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy selection</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit and ask again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quote in reply</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Select all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Tray</name>
    <message>
      <source>New conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The answer is there: {title}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The download has ended.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>WelcomeDialog</name>
    <message>
      <source>A lease, a manual, a letter: to try it out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A model for this computer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another folder…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask your own files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose what is read first. More can be added at any time, or dropped on the window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Every answer can be checked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Files are read, searched and answered about here, without a connection. Only a model that you get is downloaded, and every download is counted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Get it and go on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go on</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It names the file and the page, one click opens it with the passage marked, and a sentence that your files do not support says so.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It reads the passages that are found and writes the answer. A small model that finds passages is got with it. You can change it later.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing leaves this computer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sample files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Skip</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Skip all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Start</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>They are only read. What the program notes of them is in a folder of its own and goes when you remove them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use a file I have…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Welcome to Alcove</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Where to start</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>You choose it next.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your files stay as they are</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>answers with quotes from your files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>fits this computer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>tight on this computer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{download} to download, {memory} of memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} (suggested)</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>commands</name>
    <message>
      <source>Add a GGUF file as a model…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a folder or file by its path…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add a folder to the library…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add files to the library…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back to the field</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Chat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Commands</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Conversations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy the passage</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Delete this conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Duplicate</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit tags</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Find in the text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>From the search field into the list</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Full screen on or off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go on reading files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to the chat</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to the library</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to the models</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to the search</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to the settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Larger, smaller, fit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Library</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Library and models</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Models</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New conversation</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>New line</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next and former passage</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Next and former place found</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the passage</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pause reading files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Pin or unpin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Program</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Question</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reader</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rename</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search conversations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search in your files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Settings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show or hide the conversations</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stop, close the reader, or go back</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Theme: dark</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Theme: light</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Theme: like the system</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try it with sample files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use this model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write a question</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>messages</name>
    <message numerus="yes">
      <source>%n connection(s) since installation</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <source>0 MB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A kind of file that is not read yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A scan without text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Could not be read safely</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Empty file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Found by its words; by meaning soon</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Gone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It took longer than {seconds} seconds and was ended.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Locked with a password</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>May not be read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Needed too much memory</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No chat model is installed. Get one on the Models page.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No passage of your files says this.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>None of these files has any text yet. See what became of them on the Library page.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing installed translates between these languages. Get a model on the Models page.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ready</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Something went wrong inside the program ({code}). Try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Still being copied</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopped.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The date {detail} stands in no passage that says the rest.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The disk is full. Free some space and try again; nothing already indexed is lost.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The download did not finish. Check the connection and try again; it goes on.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The downloaded file is not the one expected and was not installed. Try again later.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file is damaged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file is damaged here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file is locked with a password.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file is not there any more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file {path} could not be opened. Close programs that use it and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file {path} is damaged. Move it away and start again; your files are untouched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The folder {path} may not be written to. Make it writable and start again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The glossary {path} cannot be read. Save it as CSV with two columns, or as TBX.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The language of the text cannot be told. Choose it from the list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The library is open in another window or command. Close that one and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The library stopped unexpectedly. Nothing indexed is lost; try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model stopped unexpectedly.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The number {detail} stands in no passage that says the rest.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The process that draws pages ended unexpectedly.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The question is too long for this model. Shorten it or start a new conversation.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The search index was damaged and is being made again. Try again in a moment.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The search model is not installed. Get it on the Models page.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The text is too long. Translate it in parts, or as a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The translation engine stopped unexpectedly. Try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The translation memory {path} cannot be read. Export it again as TMX.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The vector server does not answer. Start it, or clear its host in the settings.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The words “{detail}” stand in no passage that says the rest.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are no messages in {path}. Choose another file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is a file called {path} already. Choose another name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no language called {language}. Choose one from the list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no model called {model}. Choose one on the Models page.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no question yet. Write one and press Enter.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is not enough free memory for this model. Close programs or use a smaller model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is nothing to search yet. Drop files on the window first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is nothing to translate yet.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This conversation is not there any more. Choose another one in the list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This library was made with a search model of another kind. Choose the former one again on the Models page.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Too large</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Took too long to read</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Waiting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about a minute left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about {n} minutes left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>less than a minute left</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{detail} is named in no passage that says the rest.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{engine} is not installed. Install the program again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} GB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} MB</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} could not be loaded. It may be damaged; try another model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} could not be read. Check that the disk is connected and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} could not be written. Choose another folder, or make this one writable.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} holds no conversations of Alcove, ChatGPT or LM Studio. Choose their export.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} is damaged or incomplete; nothing of it was imported. Export it again there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} is incomplete. Download it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} is no complete backup, and nothing was changed. Use another copy of it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} is no translation package. Choose a file that ends in .argosmodel.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} is not a GGUF model file. Choose a file that ends in .gguf from a model's page.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} is not in the library. Add it on the Library page.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} is not there any more. Check where it is and add it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} is too large to import at once. Export fewer conversations at a time.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} may not be read. Give yourself the right to read it and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} was exported by a newer version of the program. Update the program.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{path} was made by a newer version of the program. Update the program.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>offers</name>
    <message>
      <source>All {n} files with an answer say the same.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask all {n} files one by one · {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Lowest: {lowest} ({first}). Highest: {highest} ({second}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not read yet</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Part {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read all {n} files one by one · {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read the whole file, section by section · {time}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopped after {done} of {total} files.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopped after {done} of {total} parts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This asks about every file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This asks for a summary.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Too long for this model</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a few seconds</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about a minute</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about {n} hours</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>about {n} minutes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>asked again after the model had stopped</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>less than a minute</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not in the passages read of this file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not in this file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not supported by the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not supported: the file has another number</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not supported: the file has not this name</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the model stopped twice over this file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{found} of {asked} files</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} files of kinds that are not read were left out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{values} different answers in {n} files.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>preferences</name>
    <message>
      <source>The system's list of programs to start could not be changed: {reason}</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>reader</name>
    <message>
      <source>Click to try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It said: “{quote}”</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Page {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reading the picture to find the passage…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file has changed since it was read; the passage is still here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file has changed since; the passage now stands here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file has changed since; the passage now stands on page {n}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file has changed, and this passage is not in it any more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file is not in the library any more. This is what was cited from it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file is not where it was. This is the text that was read of it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The page cannot be shown ({reason}). This is the text that was read of it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The passage is on this page, but its exact place could not be found.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>transcript</name>
    <message>
      <source>Context: {n} of {m} tokens ({share} %)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Continue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Copy code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Earlier version</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Edit</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>First word after {s} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>In all {s} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Later version</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Memory of the model: {size}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Model: {name}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not in your files.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not in {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>One sentence is not supported by your files.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quote</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Read {n} tokens, {reused} of them known from before</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Searched: {words}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>These passages are the nearest:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Thinking…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Thinking… {n} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Thought first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Thought for {n} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>code</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>first word {s} s</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>page {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>page {page} · {quote}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>quoted word for word</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} passages in {ms} ms</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} sentences are not supported by your files.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{n} tokens a second</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{s} s</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>transfers</name>
    <message>
      <source>Answer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not in your files.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not supported by your files:</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Question</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Sources</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This answer was not finished.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>page {n}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{date} · answers by {models}</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
