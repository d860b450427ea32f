<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>AnswerStream</name>
    <message numerus="yes">
      <source>Found %n passage(s).</source>
      <translation>
        <numerusform>Found %n passage.</numerusform>
        <numerusform>Found %n passages.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Reading %n passage(s)… {share} %</source>
      <translation>
        <numerusform>Reading %n passage… {share} %</numerusform>
        <numerusform>Reading %n passages… {share} %</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Attached</name>
    <message numerus="yes">
      <source>%n passage(s): searched</source>
      <translation>
        <numerusform>%n passage: searched</numerusform>
        <numerusform>%n passages: searched</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Choices</name>
    <message numerus="yes">
      <source>Glossary: {name} · %n term(s)</source>
      <translation>
        <numerusform>Glossary: {name} · %n term</numerusform>
        <numerusform>Glossary: {name} · %n terms</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{name} · %n remembered</source>
      <translation>
        <numerusform>{name} · %n remembered</numerusform>
        <numerusform>{name} · %n remembered</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ConversationsBridge</name>
    <message numerus="yes">
      <source>%n conversation(s) were imported.</source>
      <translation>
        <numerusform>%n conversation was imported.</numerusform>
        <numerusform>%n conversations were imported.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>DocumentCard</name>
    <message numerus="yes">
      <source>%n to check</source>
      <translation>
        <numerusform>%n to check</numerusform>
        <numerusform>%n to check</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Ready · %n sentence(s)</source>
      <translation>
        <numerusform>Ready · %n sentence</numerusform>
        <numerusform>Ready · %n sentences</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>about %n minute(s) left</source>
      <translation>
        <numerusform>about %n minute left</numerusform>
        <numerusform>about %n minutes left</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FileRequests</name>
    <message numerus="yes">
      <source>Ask about these %n file(s)</source>
      <translation>
        <numerusform>Ask about this file</numerusform>
        <numerusform>Ask about these %n files</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LeftOut</name>
    <message numerus="yes">
      <source>%n file(s) are left out. What was read leaves the library.</source>
      <translation>
        <numerusform>%n file is left out. What was read leaves the library.</numerusform>
        <numerusform>%n files are left out. What was read leaves the library.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ProjectController</name>
    <message numerus="yes">
      <source>%n pair(s) added to the memory.</source>
      <translation>
        <numerusform>%n pair added to the memory.</numerusform>
        <numerusform>%n pairs added to the memory.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n pair(s) written.</source>
      <translation>
        <numerusform>%n pair written.</numerusform>
        <numerusform>%n pairs written.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ScopeButton</name>
    <message numerus="yes">
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n file</numerusform>
        <numerusform>%n files</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ScopePicker</name>
    <message numerus="yes">
      <source>%n file(s) chosen</source>
      <translation>
        <numerusform>%n file chosen</numerusform>
        <numerusform>%n files chosen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TextTab</name>
    <message numerus="yes">
      <source>%n from the memory</source>
      <translation>
        <numerusform>%n from the memory</numerusform>
        <numerusform>%n from the memory</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n sentence(s)</source>
      <translation>
        <numerusform>%n sentence</numerusform>
        <numerusform>%n sentences</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to check</source>
      <translation>
        <numerusform>%n to check</numerusform>
        <numerusform>%n to check</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>WarningList</name>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>messages</name>
    <message numerus="yes">
      <source>%n connection(s) since installation</source>
      <translation>
        <numerusform>%n connection since installation</numerusform>
        <numerusform>%n connections since installation</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n sentence(s) of the translation to check</source>
      <translation>
        <numerusform>%n sentence of the translation to check</numerusform>
        <numerusform>%n sentences of the translation to check</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>transcript</name>
    <message numerus="yes">
      <source>%n passage(s) in {ms} ms</source>
      <translation>
        <numerusform>%n passage in {ms} ms</numerusform>
        <numerusform>%n passages in {ms} ms</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>from %n file(s)</source>
      <translation>
        <numerusform>from one file</numerusform>
        <numerusform>from %n files</numerusform>
      </translation>
    </message>
  </context>
</TS>
