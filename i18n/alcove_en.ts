<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Answering</name>
    <message numerus="yes">
      <source>Found %n passage(s).</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <source>Reading %n passage(s)… {share} %</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
  </context>
  <context>
    <name>Conversing</name>
    <message numerus="yes">
      <source>%n conversation(s) were imported.</source>
      <translation>
        <numerusform>%n conversation was imported.</numerusform>
        <numerusform>%n conversations were imported.</numerusform>
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
  </context>
</TS>
