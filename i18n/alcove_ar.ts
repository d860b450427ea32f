<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
  <context>
    <name>About</name>
    <message>
      <source>About</source>
      <translation>حول البرنامج</translation>
    </message>
    <message>
      <source>Alcove {version}</source>
      <translation>Alcove {version}</translation>
    </message>
    <message>
      <source>Licences</source>
      <translation>التراخيص</translation>
    </message>
    <message>
      <source>Look for updates</source>
      <translation>البحث عن تحديثات</translation>
    </message>
    <message>
      <source>Of the program and of everything in it.</source>
      <translation>للبرنامج ولكل ما يحتويه.</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>عرض</translation>
    </message>
    <message>
      <source>The program never looks for updates by itself. Newer versions are where you have this one from.</source>
      <translation>لا يبحث البرنامج أبدًا عن تحديثات من تلقاء نفسه. تجد الإصدارات الأحدث حيث حصلت على هذا الإصدار.</translation>
    </message>
    <message>
      <source>The program never looks for updates by itself. The button opens the page of versions in your browser.</source>
      <translation>لا يبحث البرنامج أبدًا عن تحديثات من تلقاء نفسه. يفتح الزر صفحة الإصدارات في متصفحك.</translation>
    </message>
  </context>
  <context>
    <name>AnswerStream</name>
    <message>
      <source>Checking the answer…</source>
      <translation>جارٍ التحقق من الإجابة…</translation>
    </message>
    <message>
      <source>Comparing the answer with the passages…</source>
      <translation>تجري مقارنة الإجابة بالمقاطع…</translation>
    </message>
    <message>
      <source>Completing your question…</source>
      <translation>جارٍ إكمال سؤالك…</translation>
    </message>
    <message numerus="yes">
      <source>Found %n passage(s).</source>
      <translation>
        <numerusform>لم يوجد أي مقطع.</numerusform>
        <numerusform>وُجد مقطع واحد.</numerusform>
        <numerusform>وُجد مقطعان.</numerusform>
        <numerusform>وُجدت %n مقاطع.</numerusform>
        <numerusform>وُجد %n مقطعًا.</numerusform>
        <numerusform>وُجد %n مقطع.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Reading %n passage(s)… {share} %</source>
      <translation>
        <numerusform>لا مقاطع تُقرأ… {share} %</numerusform>
        <numerusform>يُقرأ مقطع واحد… {share} %</numerusform>
        <numerusform>يُقرأ مقطعان… {share} %</numerusform>
        <numerusform>تُقرأ %n مقاطع… {share} %</numerusform>
        <numerusform>يُقرأ %n مقطعًا… {share} %</numerusform>
        <numerusform>يُقرأ %n مقطع… {share} %</numerusform>
      </translation>
    </message>
    <message>
      <source>Reading… {share} %</source>
      <translation>جارٍ القراءة… {share} %</translation>
    </message>
    <message>
      <source>Starting {model}…</source>
      <translation>يبدأ {model}…</translation>
    </message>
  </context>
  <context>
    <name>Attached</name>
    <message numerus="yes">
      <source>%n passage(s): searched</source>
      <translation>
        <numerusform>بلا مقاطع: يُبحث فيه</numerusform>
        <numerusform>مقطع واحد: يُبحث فيه</numerusform>
        <numerusform>مقطعان: يُبحث فيهما</numerusform>
        <numerusform>%n مقاطع: يُبحث فيها</numerusform>
        <numerusform>%n مقطعًا: يُبحث فيها</numerusform>
        <numerusform>%n مقطع: يُبحث فيها</numerusform>
      </translation>
    </message>
    <message>
      <source>Keep in library</source>
      <translation>حفظ في المكتبة</translation>
    </message>
    <message>
      <source>Read it into the library too: every conversation finds it then</source>
      <translation>قراءته في المكتبة أيضًا: عندها تجده كل محادثة</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>إزالة</translation>
    </message>
    <message>
      <source>Take it out of this conversation</source>
      <translation>إخراجه من هذه المحادثة</translation>
    </message>
    <message>
      <source>is being read…</source>
      <translation>تجري قراءته…</translation>
    </message>
    <message>
      <source>short: goes in whole</source>
      <translation>قصير: يُدرج كاملًا</translation>
    </message>
  </context>
  <context>
    <name>BackupCommands</name>
    <message>
      <source>Back up</source>
      <translation>نسخ احتياطي</translation>
    </message>
    <message>
      <source>Back up conversations and settings…</source>
      <translation>نسخ المحادثات والإعدادات احتياطيًا…</translation>
    </message>
    <message>
      <source>Backed up to {name}: {size} before packing.</source>
      <translation>نُسخ احتياطيًا إلى {name}: {size} قبل الضغط.</translation>
    </message>
    <message>
      <source>Backups</source>
      <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
      <source>Program</source>
      <translation>البرنامج</translation>
    </message>
    <message>
      <source>Put this backup in the place of your conversations and settings? What is here now is replaced when the program starts again.</source>
      <translation>هل تريد وضع هذه النسخة مكان محادثاتك وإعداداتك؟ سيُستبدل الموجود الآن عند التشغيل التالي للبرنامج.</translation>
    </message>
    <message>
      <source>Quit now</source>
      <translation>إنهاء الآن</translation>
    </message>
    <message>
      <source>Restore a backup</source>
      <translation>استعادة نسخة احتياطية</translation>
    </message>
    <message>
      <source>Restore a backup…</source>
      <translation>استعادة نسخة احتياطية…</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>عرض</translation>
    </message>
    <message>
      <source>{name} is checked. It takes the place of what is here when the program starts again.</source>
      <translation>جرى التحقق من {name}. سيحل محل الموجود هنا عند التشغيل التالي للبرنامج.</translation>
    </message>
  </context>
  <context>
    <name>Card</name>
    <message>
      <source>Translating…</source>
      <translation>جارٍ الترجمة…</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>حاول مجددًا</translation>
    </message>
  </context>
  <context>
    <name>ChatController</name>
    <message>
      <source>Reading your files…</source>
      <translation>تُقرأ ملفاتك…</translation>
    </message>
    <message>
      <source>Searching your files…</source>
      <translation>جارٍ البحث في ملفاتك…</translation>
    </message>
    <message>
      <source>The program ended before this answer did.</source>
      <translation>انتهى البرنامج قبل اكتمال هذه الإجابة.</translation>
    </message>
    <message>
      <source>Thinking…</source>
      <translation>يفكّر…</translation>
    </message>
  </context>
  <context>
    <name>ChatView</name>
    <message>
      <source>Conversation</source>
      <translation>المحادثة</translation>
    </message>
    <message>
      <source>Copy the last answer</source>
      <translation>نسخ آخر إجابة</translation>
    </message>
    <message>
      <source>Edit the last question</source>
      <translation>تعديل آخر سؤال</translation>
    </message>
    <message>
      <source>Everything stays on this computer</source>
      <translation>كل شيء يبقى على هذا الحاسوب</translation>
    </message>
    <message>
      <source>Options of this conversation</source>
      <translation>خيارات هذه المحادثة</translation>
    </message>
    <message>
      <source>Preset, instructions, model, temperature and context of this conversation</source>
      <translation>القالب والتعليمات والنموذج والحرارة والسياق لهذه المحادثة</translation>
    </message>
    <message>
      <source>Scroll to the end</source>
      <translation>التمرير إلى النهاية</translation>
    </message>
    <message>
      <source>This conversation…</source>
      <translation>هذه المحادثة…</translation>
    </message>
    <message>
      <source>Try the last answer again</source>
      <translation>إعادة محاولة آخر إجابة</translation>
    </message>
    <message>
      <source>Vectors of your files are kept on {host}; texts stay here</source>
      <translation>متجهات ملفاتك محفوظة على {host}؛ أما النصوص فتبقى هنا</translation>
    </message>
    <message>
      <source>↓ To the end</source>
      <translation>↓ إلى النهاية</translation>
    </message>
  </context>
  <context>
    <name>Choices</name>
    <message>
      <source>Add pairs from a TMX file…</source>
      <translation>أضف أزواجًا من ملف TMX…</translation>
    </message>
    <message>
      <source>Choose another…</source>
      <translation>اختيار آخر…</translation>
    </message>
    <message>
      <source>Engine: {name}</source>
      <translation>المحرّك: {name}</translation>
    </message>
    <message>
      <source>Find the language</source>
      <translation>اكتشاف اللغة</translation>
    </message>
    <message>
      <source>Forget the memory…</source>
      <translation>انسَ الذاكرة…</translation>
    </message>
    <message>
      <source>From</source>
      <translation>من</translation>
    </message>
    <message>
      <source>General</source>
      <translation>عام</translation>
    </message>
    <message numerus="yes">
      <source>Glossary: {name} · %n term(s)</source>
      <translation>
        <numerusform>مسرد: {name} · بلا مصطلحات</numerusform>
        <numerusform>مسرد: {name} · مصطلح واحد</numerusform>
        <numerusform>مسرد: {name} · مصطلحان</numerusform>
        <numerusform>مسرد: {name} · %n مصطلحات</numerusform>
        <numerusform>مسرد: {name} · %n مصطلحًا</numerusform>
        <numerusform>مسرد: {name} · %n مصطلح</numerusform>
      </translation>
    </message>
    <message>
      <source>Glossary…</source>
      <translation>مسرد…</translation>
    </message>
    <message>
      <source>New project…</source>
      <translation>مشروع جديد…</translation>
    </message>
    <message>
      <source>Project: {name}</source>
      <translation>المشروع: {name}</translation>
    </message>
    <message>
      <source>Remove the project…</source>
      <translation>احذف المشروع…</translation>
    </message>
    <message>
      <source>Swap the languages</source>
      <translation>تبديل اللغتين</translation>
    </message>
    <message>
      <source>The best for these languages</source>
      <translation>الأفضل لهاتين اللغتين</translation>
    </message>
    <message>
      <source>To</source>
      <translation>إلى</translation>
    </message>
    <message>
      <source>Use none</source>
      <translation>بلا مسرد</translation>
    </message>
    <message>
      <source>Write the memory to a TMX file…</source>
      <translation>اكتب الذاكرة في ملف TMX…</translation>
    </message>
    <message>
      <source>automatic</source>
      <translation>تلقائي</translation>
    </message>
    <message>
      <source>none</source>
      <translation>لا شيء</translation>
    </message>
    <message>
      <source>{language} · found</source>
      <translation>{language} · مكتشفة</translation>
    </message>
    <message numerus="yes">
      <source>{name} · %n remembered</source>
      <translation>
        <numerusform>{name} · لا شيء محفوظ</numerusform>
        <numerusform>{name} · جملة محفوظة</numerusform>
        <numerusform>{name} · جملتان محفوظتان</numerusform>
        <numerusform>{name} · %n جمل محفوظة</numerusform>
        <numerusform>{name} · %n جملة محفوظة</numerusform>
        <numerusform>{name} · %n جملة محفوظة</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Composer</name>
    <message>
      <source>+ Attach</source>
      <translation>+ إرفاق</translation>
    </message>
    <message>
      <source>Answer with quotes only: on or off</source>
      <translation>الإجابة باقتباسات فقط: تفعيل أو تعطيل</translation>
    </message>
    <message>
      <source>Ask (Enter)</source>
      <translation>اسأل (Enter)</translation>
    </message>
    <message>
      <source>Ask about your files, or drop files here</source>
      <translation>اسأل عن ملفاتك، أو أفلت ملفات هنا</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>إلغاء</translation>
    </message>
    <message>
      <source>Do not edit the question</source>
      <translation>عدم تعديل السؤال</translation>
    </message>
    <message>
      <source>Editing a question. The former version stays.</source>
      <translation>تعديل سؤال. تبقى النسخة السابقة.</translation>
    </message>
    <message>
      <source>On: answers are sentences of your files, word for word. No model writes.</source>
      <translation>مفعّل: الإجابات جمل من ملفاتك كلمة بكلمة. لا يكتب أي نموذج.</translation>
    </message>
    <message>
      <source>Pasted {when}</source>
      <translation>أُلصق {when}</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>السؤال</translation>
    </message>
    <message>
      <source>Quotes only</source>
      <translation>اقتباسات فقط</translation>
    </message>
    <message>
      <source>Stop (Esc)</source>
      <translation>إيقاف (Esc)</translation>
    </message>
    <message>
      <source>The model is still stopping. End it at once (Esc)</source>
      <translation>لا يزال النموذج يتوقف. أنهه فورًا (Esc)</translation>
    </message>
  </context>
  <context>
    <name>ConversationDelegate</name>
    <message>
      <source>Title of the conversation</source>
      <translation>عنوان المحادثة</translation>
    </message>
  </context>
  <context>
    <name>ConversationList</name>
    <message>
      <source>+ New conversation</source>
      <translation>+ محادثة جديدة</translation>
    </message>
    <message>
      <source>Conversations</source>
      <translation>المحادثات</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>حذف</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>تكرار</translation>
    </message>
    <message>
      <source>Edit tags…</source>
      <translation>تعديل الوسوم…</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>تصدير</translation>
    </message>
    <message>
      <source>Import conversations…</source>
      <translation>استيراد محادثات…</translation>
    </message>
    <message>
      <source>Import, and what is filed under a tag</source>
      <translation>الاستيراد، وما هو مصنّف تحت وسم</translation>
    </message>
    <message>
      <source>JSON, with everything…</source>
      <translation>JSON، مع كل شيء…</translation>
    </message>
    <message>
      <source>Markdown…</source>
      <translation>Markdown…</translation>
    </message>
    <message>
      <source>More about conversations</source>
      <translation>المزيد عن المحادثات</translation>
    </message>
    <message>
      <source>Nothing found.</source>
      <translation>لم يوجد شيء.</translation>
    </message>
    <message>
      <source>PDF…</source>
      <translation>PDF…</translation>
    </message>
    <message>
      <source>Pin</source>
      <translation>تثبيت</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>إعادة تسمية</translation>
    </message>
    <message>
      <source>Search conversations</source>
      <translation>البحث في المحادثات</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>الوسوم</translation>
    </message>
    <message>
      <source>Tags, with commas between them:</source>
      <translation>الوسوم، تفصل بينها فواصل:</translation>
    </message>
    <message>
      <source>Titles, messages and #tags</source>
      <translation>العناوين والرسائل و#الوسوم</translation>
    </message>
    <message>
      <source>Unpin</source>
      <translation>إلغاء التثبيت</translation>
    </message>
    <message>
      <source>Web page (HTML)…</source>
      <translation>صفحة ويب (HTML)…</translation>
    </message>
    <message>
      <source>Your conversations will be listed here.</source>
      <translation>ستظهر محادثاتك هنا.</translation>
    </message>
  </context>
  <context>
    <name>ConversationModel</name>
    <message>
      <source>In messages</source>
      <translation>في الرسائل</translation>
    </message>
    <message>
      <source>Last week</source>
      <translation>الأسبوع الماضي</translation>
    </message>
    <message>
      <source>Pinned</source>
      <translation>مثبّتة</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>اليوم</translation>
    </message>
    <message>
      <source>Yesterday</source>
      <translation>أمس</translation>
    </message>
  </context>
  <context>
    <name>ConversationsBridge</name>
    <message numerus="yes">
      <source>%n conversation(s) were imported.</source>
      <translation>
        <numerusform>لم تُستورد أي محادثة.</numerusform>
        <numerusform>استُوردت محادثة واحدة.</numerusform>
        <numerusform>استُوردت محادثتان.</numerusform>
        <numerusform>استُوردت %n محادثات.</numerusform>
        <numerusform>استُوردت %n محادثة.</numerusform>
        <numerusform>استُوردت %n محادثة.</numerusform>
      </translation>
    </message>
    <message>
      <source>Conversation</source>
      <translation>المحادثة</translation>
    </message>
    <message>
      <source>Conversations of Alcove, ChatGPT or LM Studio</source>
      <translation>محادثات من Alcove أو ChatGPT أو LM Studio</translation>
    </message>
    <message>
      <source>Duplicate this conversation</source>
      <translation>تكرار هذه المحادثة</translation>
    </message>
    <message>
      <source>Export the conversation</source>
      <translation>تصدير المحادثة</translation>
    </message>
    <message>
      <source>Export this conversation: {name}…</source>
      <translation>تصدير هذه المحادثة: {name}…</translation>
    </message>
    <message>
      <source>Import conversations</source>
      <translation>استيراد محادثات</translation>
    </message>
    <message>
      <source>Import conversations…</source>
      <translation>استيراد محادثات…</translation>
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
      <translation>اسم القالب:</translation>
    </message>
    <message>
      <source>Options of this conversation…</source>
      <translation>خيارات هذه المحادثة…</translation>
    </message>
    <message>
      <source>PDF</source>
      <translation>PDF</translation>
    </message>
    <message>
      <source>Pin or unpin this conversation</source>
      <translation>تثبيت هذه المحادثة أو إلغاؤه</translation>
    </message>
    <message>
      <source>Preset of this conversation</source>
      <translation>قالب هذه المحادثة</translation>
    </message>
    <message>
      <source>Preset: {name}</source>
      <translation>القالب: {name}</translation>
    </message>
    <message>
      <source>Rename this conversation</source>
      <translation>إعادة تسمية هذه المحادثة</translation>
    </message>
    <message>
      <source>Save as preset</source>
      <translation>حفظ كقالب</translation>
    </message>
    <message>
      <source>Saved as {name}.</source>
      <translation>حُفظت باسم {name}.</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>عرض</translation>
    </message>
    <message>
      <source>Tags of this conversation…</source>
      <translation>وسوم هذه المحادثة…</translation>
    </message>
    <message>
      <source>Web page</source>
      <translation>صفحة ويب</translation>
    </message>
    <message>
      <source>none</source>
      <translation>لا شيء</translation>
    </message>
  </context>
  <context>
    <name>Correction</name>
    <message>
      <source>Cancel</source>
      <translation>إلغاء</translation>
    </message>
    <message>
      <source>In the memory: {target}</source>
      <translation>في الذاكرة: {target}</translation>
    </message>
    <message>
      <source>Save and remember</source>
      <translation>احفظ وتذكّر</translation>
    </message>
    <message>
      <source>The right translation of this sentence</source>
      <translation>الترجمة الصحيحة لهذه الجملة</translation>
    </message>
    <message>
      <source>The sentence changes here, and wherever it comes again in this project.</source>
      <translation>تتغيّر الجملة هنا وحيثما تكرّرت في هذا المشروع.</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>استخدم</translation>
    </message>
    <message>
      <source>Use {text}</source>
      <translation>استخدام {text}</translation>
    </message>
    <message>
      <source>{share} % like “{source}”: {target}</source>
      <translation>تشبه «{source}» بنسبة {share} %: {target}</translation>
    </message>
  </context>
  <context>
    <name>Dialogs</name>
    <message>
      <source>Add a folder</source>
      <translation>إضافة مجلد</translation>
    </message>
    <message>
      <source>Add a model</source>
      <translation>إضافة نموذج</translation>
    </message>
    <message>
      <source>Add by path</source>
      <translation>إضافة بالمسار</translation>
    </message>
    <message>
      <source>Add files</source>
      <translation>إضافة ملفات</translation>
    </message>
    <message>
      <source>Alcove</source>
      <translation>Alcove</translation>
    </message>
    <message>
      <source>Attach files to this conversation</source>
      <translation>إرفاق ملفات بهذه المحادثة</translation>
    </message>
    <message>
      <source>GGUF models</source>
      <translation>نماذج GGUF</translation>
    </message>
    <message>
      <source>Open this address in your browser? The browser will connect to it:

{address}</source>
      <translation>هل تريد فتح هذا العنوان في متصفحك؟ سيتصل المتصفح به:

{address}</translation>
    </message>
    <message>
      <source>Path of a folder or file:</source>
      <translation>مسار مجلد أو ملف:</translation>
    </message>
    <message>
      <source>Remove {name} from the library? What was read of its {files} files is deleted here: {passages} passages, about {size}. The files themselves stay where they are.</source>
      <translation>هل تريد إزالة {name} من المكتبة؟ سيُحذف هنا ما قُرئ من الملفات ({files}): {passages} من المقاطع، نحو {size}. وتبقى الملفات نفسها في مكانها.</translation>
    </message>
    <message>
      <source>Remove {name}? A downloaded model is deleted; a file of your own stays where it is.</source>
      <translation>هل تريد إزالة {name}؟ يُحذف النموذج الذي نُزّل؛ أما ملفك أنت فيبقى في مكانه.</translation>
    </message>
    <message>
      <source>There is no {path}. Write the whole path, from the root or from ~.</source>
      <translation>لا يوجد {path}. اكتب المسار كاملًا من الجذر أو من ~.</translation>
    </message>
  </context>
  <context>
    <name>DocumentCard</name>
    <message numerus="yes">
      <source>%n to check</source>
      <translation>
        <numerusform>لا شيء للتحقق</numerusform>
        <numerusform>واحد للتحقق</numerusform>
        <numerusform>اثنان للتحقق</numerusform>
        <numerusform>%n للتحقق</numerusform>
        <numerusform>%n للتحقق</numerusform>
        <numerusform>%n للتحقق</numerusform>
      </translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>متابعة</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>فتح</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>فتح المجلد</translation>
    </message>
    <message numerus="yes">
      <source>Ready · %n sentence(s)</source>
      <translation>
        <numerusform>جاهز · بلا جمل</numerusform>
        <numerusform>جاهز · جملة واحدة</numerusform>
        <numerusform>جاهز · جملتان</numerusform>
        <numerusform>جاهز · %n جمل</numerusform>
        <numerusform>جاهز · %n جملة</numerusform>
        <numerusform>جاهز · %n جملة</numerusform>
      </translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>حاول مجددًا</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>في الانتظار</translation>
    </message>
    <message numerus="yes">
      <source>about %n minute(s) left</source>
      <translation>
        <numerusform>بقي أقل من دقيقة</numerusform>
        <numerusform>بقيت نحو دقيقة</numerusform>
        <numerusform>بقيت نحو دقيقتين</numerusform>
        <numerusform>بقيت نحو %n دقائق</numerusform>
        <numerusform>بقيت نحو %n دقيقة</numerusform>
        <numerusform>بقيت نحو %n دقيقة</numerusform>
      </translation>
    </message>
    <message>
      <source>{done} of {total} sentences</source>
      <translation>{done} من {total} من الجمل</translation>
    </message>
  </context>
  <context>
    <name>DocumentsTab</name>
    <message>
      <source>Both languages, one under the other</source>
      <translation>اللغتان، إحداهما تحت الأخرى</translation>
    </message>
    <message>
      <source>Choose files…</source>
      <translation>اختيار ملفات…</translation>
    </message>
    <message>
      <source>Clear the list</source>
      <translation>مسح القائمة</translation>
    </message>
    <message>
      <source>Documents</source>
      <translation>المستندات</translation>
    </message>
    <message>
      <source>Drop files here, or choose them. The result has the same format and stands beside the file: Word, PowerPoint, Excel, OpenDocument, EPUB, HTML, Markdown, text, subtitles and texts of programs. A PDF becomes a Word file, or a page with both languages.</source>
      <translation>أفلت ملفات هنا أو اخترها. تكون النتيجة بالصيغة نفسها وبجانب الملف: Word وPowerPoint وExcel وOpenDocument وEPUB وHTML وMarkdown والنصوص والترجمات المرئية ونصوص البرامج. ويصبح ملف PDF ملف Word أو صفحة باللغتين.</translation>
    </message>
    <message>
      <source>In both languages</source>
      <translation>باللغتين</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>إيقاف</translation>
    </message>
  </context>
  <context>
    <name>EmptyChat</name>
    <message>
      <source>A model answers on this computer. Choose one that fits; the search model is needed too.</source>
      <translation>يجيب نموذج على هذا الحاسوب. اختر نموذجًا مناسبًا؛ ويلزم نموذج البحث أيضًا.</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>إضافة مجلد…</translation>
    </message>
    <message>
      <source>Ask about your files</source>
      <translation>اسأل عن ملفاتك</translation>
    </message>
    <message>
      <source>Choose a model…</source>
      <translation>اختر نموذجًا…</translation>
    </message>
    <message>
      <source>Drop a folder or PDFs anywhere on this window. They are read on this computer, and nothing leaves it. Then ask, and every answer shows the page it comes from.</source>
      <translation>أفلت مجلدًا أو ملفات PDF في أي مكان من هذه النافذة. تُقرأ على هذا الحاسوب ولا يغادره شيء. ثم اسأل، وتُظهر كل إجابة الصفحة التي جاءت منها.</translation>
    </message>
    <message>
      <source>Drop your files here</source>
      <translation>أفلت ملفاتك هنا</translation>
    </message>
    <message>
      <source>First, a model</source>
      <translation>أولًا، نموذج</translation>
    </message>
    <message>
      <source>Try it with sample files</source>
      <translation>جرّب بملفات مثال</translation>
    </message>
    <message>
      <source>You can ask already: what is read so far is found.</source>
      <translation>يمكنك السؤال الآن: يُعثر على ما قُرئ حتى الآن.</translation>
    </message>
    <message>
      <source>Your files are being read</source>
      <translation>تُقرأ ملفاتك الآن</translation>
    </message>
    <message>
      <source>{n} files are searchable. Answers name the file and page they come from.</source>
      <translation>يمكن البحث في {n} من الملفات. تذكر الإجابات الملف والصفحة التي جاءت منها.</translation>
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
      <translation>أضف مجلدًا، أو أفلت ملفات في أي مكان من هذه النافذة. تُقرأ على هذا الحاسوب فقط.</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>إضافة مجلد…</translation>
    </message>
    <message>
      <source>Clear the filters</source>
      <translation>مسح المرشّحات</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>لم يوجد شيء</translation>
    </message>
    <message>
      <source>Nothing to search yet</source>
      <translation>لا شيء للبحث فيه بعد</translation>
    </message>
    <message>
      <source>Passages appear while you type. Words, or a whole question.</source>
      <translation>تظهر المقاطع أثناء الكتابة. كلمات أو سؤال كامل.</translation>
    </message>
    <message>
      <source>Search your files</source>
      <translation>ابحث في ملفاتك</translation>
    </message>
    <message>
      <source>The filters above may leave it out.</source>
      <translation>قد تستبعده المرشّحات أعلاه.</translation>
    </message>
    <message>
      <source>The search did not work</source>
      <translation>لم ينجح البحث</translation>
    </message>
    <message>
      <source>Try fewer or other words, or leave an operator out.</source>
      <translation>جرّب كلمات أقل أو أخرى، أو احذف عامل بحث.</translation>
    </message>
    <message>
      <source>after:2024  before:2025-06</source>
      <translation>after:2024  before:2025-06</translation>
    </message>
    <message>
      <source>by when the file was changed</source>
      <translation>حسب وقت تعديل الملف</translation>
    </message>
    <message>
      <source>exactly these words, one after the other</source>
      <translation>هذه الكلمات تمامًا، واحدة بعد الأخرى</translation>
    </message>
    <message>
      <source>in:contracts</source>
      <translation>in:contracts</translation>
    </message>
    <message>
      <source>only inside folders of this name; also in:"My folder"</source>
      <translation>داخل مجلدات بهذا الاسم فقط؛ وأيضًا in:"My folder"</translation>
    </message>
    <message>
      <source>only this type of file; also type:docx,txt</source>
      <translation>هذا النوع من الملفات فقط؛ وأيضًا type:docx,txt</translation>
    </message>
    <message>
      <source>type:pdf</source>
      <translation>type:pdf</translation>
    </message>
    <message>
      <source>without this word; also -"two words"</source>
      <translation>من دون هذه الكلمة؛ وأيضًا -"two words"</translation>
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
      <translation>اختيار مسرد</translation>
    </message>
    <message>
      <source>Choose a translation memory</source>
      <translation>اختر ذاكرة ترجمة</translation>
    </message>
    <message>
      <source>Choose files to translate</source>
      <translation>اختيار ملفات للترجمة</translation>
    </message>
    <message>
      <source>Documents ({patterns})</source>
      <translation>المستندات ({patterns})</translation>
    </message>
    <message>
      <source>Forget every sentence that the memory holds? Write it to a TMX file first to keep it.</source>
      <translation>هل تُنسى كل جملة في الذاكرة؟ اكتبها أولًا في ملف TMX إن أردت الاحتفاظ بها.</translation>
    </message>
    <message>
      <source>Glossaries (*.csv *.tsv *.tbx)</source>
      <translation>المسارد (*.csv *.tsv *.tbx)</translation>
    </message>
    <message>
      <source>Name of the project; it has a memory and a glossary of its own:</source>
      <translation>اسم المشروع؛ له ذاكرة ومسرد خاصان به:</translation>
    </message>
    <message>
      <source>New project</source>
      <translation>مشروع جديد</translation>
    </message>
    <message>
      <source>Remove the project {name} with its memory? Write it to a TMX file first to keep it.</source>
      <translation>هل يُحذف المشروع {name} مع ذاكرته؟ اكتبها أولًا في ملف TMX إن أردت الاحتفاظ بها.</translation>
    </message>
    <message>
      <source>Translation memories (*.tmx)</source>
      <translation>ذاكرات الترجمة (*.tmx)</translation>
    </message>
    <message>
      <source>Write the memory</source>
      <translation>اكتب الذاكرة</translation>
    </message>
  </context>
  <context>
    <name>FileRequests</name>
    <message numerus="yes">
      <source>Ask about these %n file(s)</source>
      <translation>
        <numerusform>اسأل هذه الملفات (%n)</numerusform>
        <numerusform>اسأل هذا الملف</numerusform>
        <numerusform>اسأل هذين الملفين</numerusform>
        <numerusform>اسأل هذه الملفات (%n)</numerusform>
        <numerusform>اسأل هذه الملفات (%n)</numerusform>
        <numerusform>اسأل هذه الملفات (%n)</numerusform>
      </translation>
    </message>
    <message>
      <source>Ask about this file</source>
      <translation>اسأل هذا الملف</translation>
    </message>
    <message>
      <source>Summarise</source>
      <translation>لخّص</translation>
    </message>
    <message>
      <source>Translate…</source>
      <translation>ترجم…</translation>
    </message>
  </context>
  <context>
    <name>FileTable</name>
    <message>
      <source>1 page by OCR</source>
      <translation>صفحة واحدة بالتعرف الضوئي</translation>
    </message>
    <message>
      <source>File</source>
      <translation>الملف</translation>
    </message>
    <message>
      <source>Last indexed</source>
      <translation>آخر فهرسة</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>الصفحات</translation>
    </message>
    <message>
      <source>Passages</source>
      <translation>المقاطع</translation>
    </message>
    <message>
      <source>Read</source>
      <translation>القراءة</translation>
    </message>
    <message>
      <source>State</source>
      <translation>الحالة</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>حاول مجددًا</translation>
    </message>
    <message>
      <source>text</source>
      <translation>نص</translation>
    </message>
    <message>
      <source>today {time}</source>
      <translation>اليوم {time}</translation>
    </message>
    <message>
      <source>{how}, pages without time: {n}</source>
      <translation>{how}، صفحات لم يتسع لها الوقت: {n}</translation>
    </message>
    <message>
      <source>{how}, pictures passed over: {n}</source>
      <translation>{how}، صور متجاوزة: {n}</translation>
    </message>
    <message>
      <source>{how}, pictures read: {n}</source>
      <translation>{how}، صور مقروءة: {n}</translation>
    </message>
    <message>
      <source>{how}, pictures without text: {n}</source>
      <translation>{how}، صور بلا نص: {n}</translation>
    </message>
    <message>
      <source>{how}, {n} without text</source>
      <translation>{how}، {n} بلا نص</translation>
    </message>
    <message>
      <source>{n} pages by OCR</source>
      <translation>{n} من الصفحات بالتعرف الضوئي</translation>
    </message>
  </context>
  <context>
    <name>FilterBar</name>
    <message>
      <source>All folders</source>
      <translation>كل المجلدات</translation>
    </message>
    <message>
      <source>All languages</source>
      <translation>كل اللغات</translation>
    </message>
    <message>
      <source>All types</source>
      <translation>كل الأنواع</translation>
    </message>
    <message>
      <source>Any time</source>
      <translation>أي وقت</translation>
    </message>
    <message>
      <source>Best first</source>
      <translation>الأفضل أولًا</translation>
    </message>
    <message>
      <source>By name</source>
      <translation>حسب الاسم</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>مسح</translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>الأحدث أولًا</translation>
    </message>
    <message>
      <source>Past day</source>
      <translation>اليوم الماضي</translation>
    </message>
    <message>
      <source>Past month</source>
      <translation>الشهر الماضي</translation>
    </message>
    <message>
      <source>Past week</source>
      <translation>الأسبوع الماضي</translation>
    </message>
    <message>
      <source>Past year</source>
      <translation>السنة الماضية</translation>
    </message>
  </context>
  <context>
    <name>FindBar</name>
    <message>
      <source>Close the search (Esc)</source>
      <translation>إغلاق البحث (Esc)</translation>
    </message>
    <message>
      <source>Next (F3)</source>
      <translation>التالي (F3)</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>لم يوجد شيء</translation>
    </message>
    <message>
      <source>Previous (Shift+F3)</source>
      <translation>السابق (Shift+F3)</translation>
    </message>
    <message>
      <source>Search in this file</source>
      <translation>البحث في هذا الملف</translation>
    </message>
    <message>
      <source>Searching…</source>
      <translation>جارٍ البحث…</translation>
    </message>
    <message>
      <source>{n} of {count}</source>
      <translation>{n} من {count}</translation>
    </message>
    <message>
      <source>{n} of {count}…</source>
      <translation>{n} من {count}…</translation>
    </message>
  </context>
  <context>
    <name>FolderCard</name>
    <message>
      <source>Actions for {name}</source>
      <translation>إجراءات {name}</translation>
    </message>
    <message>
      <source>Do this folder first</source>
      <translation>هذا المجلد أولًا</translation>
    </message>
    <message>
      <source>Remove from the library…</source>
      <translation>إزالة من المكتبة…</translation>
    </message>
    <message>
      <source>not connected now; what was read stays searchable</source>
      <translation>غير متصل الآن؛ وما قُرئ يبقى قابلًا للبحث</translation>
    </message>
    <message>
      <source>paused</source>
      <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
      <source>reading</source>
      <translation>جارٍ القراءة</translation>
    </message>
    <message>
      <source>up to date</source>
      <translation>محدّث</translation>
    </message>
    <message>
      <source>{done} of {total} files</source>
      <translation>{done} من {total} من الملفات</translation>
    </message>
    <message>
      <source>{n} not read</source>
      <translation>{n} لم تُقرأ</translation>
    </message>
    <message>
      <source>{path} · watched</source>
      <translation>{path} · مراقَب</translation>
    </message>
  </context>
  <context>
    <name>HistoryDialog</name>
    <message>
      <source>Delete</source>
      <translation>حذف</translation>
    </message>
    <message>
      <source>Delete all</source>
      <translation>احذف الكل</translation>
    </message>
    <message>
      <source>Keep what I translate in this list</source>
      <translation>احتفظ بما أترجمه في هذه القائمة</translation>
    </message>
    <message>
      <source>Nothing is here. What you translate is listed once you stop typing.</source>
      <translation>لا شيء هنا. ما تترجمه يظهر هنا حين تتوقف عن الكتابة.</translation>
    </message>
    <message>
      <source>Search in these translations</source>
      <translation>ابحث في هذه الترجمات</translation>
    </message>
    <message>
      <source>Translated before</source>
      <translation>تُرجم من قبل</translation>
    </message>
    <message>
      <source>Use again</source>
      <translation>استخدم مجددًا</translation>
    </message>
  </context>
  <context>
    <name>HitActions</name>
    <message>
      <source>Copy with source</source>
      <translation>نسخ مع المصدر</translation>
    </message>
    <message>
      <source>Ctrl+C</source>
      <translation>Ctrl+C</translation>
    </message>
    <message>
      <source>Ctrl+Enter</source>
      <translation>Ctrl+Enter</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Open file</source>
      <translation>فتح الملف</translation>
    </message>
    <message>
      <source>Open passage</source>
      <translation>فتح المقطع</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>إظهار في المجلد</translation>
    </message>
  </context>
  <context>
    <name>HitDelegate</name>
    <message>
      <source>page {n}</source>
      <translation>صفحة {n}</translation>
    </message>
  </context>
  <context>
    <name>HitList</name>
    <message>
      <source>Copy with source (Ctrl+C)</source>
      <translation>نسخ مع المصدر (Ctrl+C)</translation>
    </message>
    <message>
      <source>Found passages</source>
      <translation>المقاطع الموجودة</translation>
    </message>
    <message>
      <source>Open the file (Ctrl+Enter)</source>
      <translation>فتح الملف (Ctrl+Enter)</translation>
    </message>
    <message>
      <source>Open the passage (Enter)</source>
      <translation>فتح المقطع (Enter)</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>إظهار في المجلد</translation>
    </message>
  </context>
  <context>
    <name>HitModel</name>
    <message>
      <source>page {n}</source>
      <translation>صفحة {n}</translation>
    </message>
  </context>
  <context>
    <name>InterpreterTab</name>
    <message>
      <source>Clear the conversation</source>
      <translation>امسح المحادثة</translation>
    </message>
    <message>
      <source>Language of the first person</source>
      <translation>لغة الشخص الأول</translation>
    </message>
    <message>
      <source>Language of the second person</source>
      <translation>لغة الشخص الثاني</translation>
    </message>
    <message>
      <source>Say it as the first person</source>
      <translation>قُله بصفة الشخص الأول</translation>
    </message>
    <message>
      <source>Say it as the second person</source>
      <translation>قُله بصفة الشخص الثاني</translation>
    </message>
    <message>
      <source>Two people, two languages: what one says stands here in both. Return says it. Nothing of it is kept.</source>
      <translation>شخصان ولغتان: ما يقوله أحدهما يظهر هنا باللغتين. مفتاح الإدخال يقوله. لا يُحفظ منه شيء.</translation>
    </message>
    <message>
      <source>What the first person says</source>
      <translation>ما يقوله الشخص الأول</translation>
    </message>
    <message>
      <source>What the second person says</source>
      <translation>ما يقوله الشخص الثاني</translation>
    </message>
    <message>
      <source>What was said</source>
      <translation>ما قيل</translation>
    </message>
  </context>
  <context>
    <name>LeftOut</name>
    <message numerus="yes">
      <source>%n file(s) are left out. What was read leaves the library.</source>
      <translation>
        <numerusform>لا يُستبعد أي ملف.</numerusform>
        <numerusform>استُبعد ملف واحد. ويغادر المكتبة ما قُرئ منه.</numerusform>
        <numerusform>استُبعد ملفان. ويغادر المكتبة ما قُرئ منهما.</numerusform>
        <numerusform>استُبعدت %n ملفات. ويغادر المكتبة ما قُرئ منها.</numerusform>
        <numerusform>استُبعد %n ملفًا. ويغادر المكتبة ما قُرئ منها.</numerusform>
        <numerusform>استُبعد %n ملف. ويغادر المكتبة ما قُرئ منها.</numerusform>
      </translation>
    </message>
    <message>
      <source>Files called “{name}” are left out. What was read leaves the library.</source>
      <translation>تُستبعد الملفات المسماة «{name}». ويغادر المكتبة ما قُرئ منها.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>تراجع</translation>
    </message>
  </context>
  <context>
    <name>LibraryPage</name>
    <message>
      <source>+ Add files</source>
      <translation>+ إضافة ملفات</translation>
    </message>
    <message>
      <source>+ Add folder</source>
      <translation>+ إضافة مجلد</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>إضافة مجلد…</translation>
    </message>
    <message>
      <source>All {n}</source>
      <translation>الكل {n}</translation>
    </message>
    <message>
      <source>Do this first</source>
      <translation>هذا أولًا</translation>
    </message>
    <message>
      <source>Drop a folder or files anywhere on this window, or add a folder.</source>
      <translation>أفلت مجلدًا أو ملفات في أي مكان من هذه النافذة، أو أضف مجلدًا.</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>الملفات</translation>
    </message>
    <message>
      <source>Filter files</source>
      <translation>تصفية الملفات</translation>
    </message>
    <message>
      <source>Leave out</source>
      <translation>استبعده</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>المكتبة</translation>
    </message>
    <message>
      <source>Needs you {n}</source>
      <translation>بحاجة إليك {n}</translation>
    </message>
    <message>
      <source>No files yet</source>
      <translation>لا ملفات بعد</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>فتح</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>إيقاف مؤقت</translation>
    </message>
    <message>
      <source>Read again</source>
      <translation>اقرأه من جديد</translation>
    </message>
    <message>
      <source>Ready {n}</source>
      <translation>جاهز {n}</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>متابعة</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>إظهار في المجلد</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>حاول مجددًا</translation>
    </message>
    <message>
      <source>Try {n} again</source>
      <translation>حاول مجددًا ({n})</translation>
    </message>
    <message>
      <source>What is read…</source>
      <translation>ما يُقرأ…</translation>
    </message>
    <message>
      <source>Working {n}</source>
      <translation>قيد العمل {n}</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} من {total}</translation>
    </message>
    <message>
      <source>{n} passages left for the new search model</source>
      <translation>بقي {n} من المقاطع لنموذج البحث الجديد</translation>
    </message>
    <message>
      <source>{size} on disk</source>
      <translation>{size} على القرص</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Add this model</source>
      <translation>إضافة هذا النموذج</translation>
    </message>
    <message>
      <source>Add to the library</source>
      <translation>إضافة إلى المكتبة</translation>
    </message>
    <message>
      <source>Alcove</source>
      <translation>Alcove</translation>
    </message>
    <message>
      <source>Downloading {name}… {done} of {total}</source>
      <translation>جارٍ تنزيل {name}… {done} من {total}</translation>
    </message>
    <message>
      <source>Everything stays on this computer · {connections}</source>
      <translation>كل شيء يبقى على هذا الحاسوب · {connections}</translation>
    </message>
    <message>
      <source>More models…</source>
      <translation>نماذج أخرى…</translation>
    </message>
    <message>
      <source>No model</source>
      <translation>لا نموذج</translation>
    </message>
    <message>
      <source>Reading {done} of {total} files… {name}</source>
      <translation>تُقرأ الملفات: {done} من {total}… {name}</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>عرض</translation>
    </message>
    <message>
      <source>The conversation was deleted.</source>
      <translation>حُذفت المحادثة.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>تراجع</translation>
    </message>
    <message>
      <source>{n} could not be read; the Library page says why.</source>
      <translation>تعذّرت قراءة {n}؛ وتبيّن صفحة المكتبة السبب.</translation>
    </message>
    <message>
      <source>{n} files are searchable.</source>
      <translation>يمكن البحث في {n} من الملفات.</translation>
    </message>
  </context>
  <context>
    <name>ModelsPage</name>
    <message>
      <source>+ Add a GGUF file</source>
      <translation>+ إضافة ملف GGUF</translation>
    </message>
    <message>
      <source>Get</source>
      <translation>تنزيل</translation>
    </message>
    <message>
      <source>In use</source>
      <translation>مستخدم</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>النماذج</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>إزالة</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>استخدام</translation>
    </message>
    <message>
      <source>answers questions</source>
      <translation>يجيب عن الأسئلة</translation>
    </message>
    <message>
      <source>answers with quotes from your files</source>
      <translation>يجيب باقتباسات من ملفاتك</translation>
    </message>
    <message>
      <source>finds passages</source>
      <translation>يعثر على المقاطع</translation>
    </message>
    <message>
      <source>fits this computer (needs {size} of memory)</source>
      <translation>يناسب هذا الحاسوب (يحتاج {size} من الذاكرة)</translation>
    </message>
    <message>
      <source>tight on this computer (needs {size} of memory)</source>
      <translation>يكفي بالكاد على هذا الحاسوب (يحتاج {size} من الذاكرة)</translation>
    </message>
    <message>
      <source>too large for this computer (needs {size} of memory)</source>
      <translation>أكبر من هذا الحاسوب (يحتاج {size} من الذاكرة)</translation>
    </message>
  </context>
  <context>
    <name>NoticeStrip</name>
    <message>
      <source>Close</source>
      <translation>إغلاق</translation>
    </message>
  </context>
  <context>
    <name>OptionsDialog</name>
    <message>
      <source>Cancel</source>
      <translation>إلغاء</translation>
    </message>
    <message>
      <source>Default</source>
      <translation>الافتراضي</translation>
    </message>
    <message>
      <source>Default: {value}</source>
      <translation>الافتراضي: {value}</translation>
    </message>
    <message>
      <source>Delete this preset</source>
      <translation>حذف هذا القالب</translation>
    </message>
    <message>
      <source>None</source>
      <translation>بلا</translation>
    </message>
    <message>
      <source>Options of this conversation</source>
      <translation>خيارات هذه المحادثة</translation>
    </message>
    <message>
      <source>Reset to default</source>
      <translation>إعادة إلى الافتراضي</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>حفظ</translation>
    </message>
    <message>
      <source>Save as preset…</source>
      <translation>حفظ كقالب…</translation>
    </message>
    <message>
      <source>That is not enough: the computer would become slow, or the model would not start.</source>
      <translation>هذا لا يكفي: سيبطؤ الحاسوب أو لن يبدأ النموذج.</translation>
    </message>
    <message>
      <source>The program's own</source>
      <translation>خاص بالبرنامج</translation>
    </message>
    <message>
      <source>The program's: {name}</source>
      <translation>خاص بالبرنامج: {name}</translation>
    </message>
    <message>
      <source>none</source>
      <translation>لا شيء</translation>
    </message>
    <message>
      <source>{n} tokens</source>
      <translation>{n} رمز</translation>
    </message>
    <message>
      <source>{size} of memory for this context, beside about {model} for the model. {free} are free now.</source>
      <translation>{size} من الذاكرة لهذا السياق، إلى جانب نحو {model} للنموذج. المتاح الآن {free}.</translation>
    </message>
  </context>
  <context>
    <name>PageView</name>
    <message>
      <source>Page {n} of {count}</source>
      <translation>صفحة {n} من {count}</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>الصفحات</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>Command</source>
      <translation>أمر</translation>
    </message>
    <message>
      <source>Commands</source>
      <translation>الأوامر</translation>
    </message>
    <message>
      <source>Commands that match</source>
      <translation>الأوامر المطابقة</translation>
    </message>
    <message>
      <source>Nothing is called that.</source>
      <translation>لا شيء بهذا الاسم.</translation>
    </message>
    <message>
      <source>What would you like to do? A command, a conversation, a model…</source>
      <translation>ماذا تريد أن تفعل؟ أمر أو محادثة أو نموذج…</translation>
    </message>
  </context>
  <context>
    <name>PassageTranslation</name>
    <message>
      <source>Stopped.</source>
      <translation>تم الإيقاف.</translation>
    </message>
    <message>
      <source>This is in {language} already: choose another language.</source>
      <translation>هذا النص بهذه اللغة أصلًا: {language}. اختر لغة أخرى.</translation>
    </message>
  </context>
  <context>
    <name>Pasted</name>
    <message>
      <source>Pasted text, {n} characters: attached, and read where it matters</source>
      <translation>نص ملصق، {n} حرفًا: أُرفق، ويُقرأ حيث يهم</translation>
    </message>
    <message>
      <source>Put in whole</source>
      <translation>إدراجه كاملًا</translation>
    </message>
    <message>
      <source>Put the whole text into the question</source>
      <translation>إدراج النص كاملًا في السؤال</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>إزالة</translation>
    </message>
    <message>
      <source>Remove the pasted text</source>
      <translation>إزالة النص الملصق</translation>
    </message>
  </context>
  <context>
    <name>Person</name>
    <message>
      <source>Say</source>
      <translation>قُل</translation>
    </message>
    <message>
      <source>Say something in {language}</source>
      <translation>قُل شيئًا · {language}</translation>
    </message>
  </context>
  <context>
    <name>ProgressStrip</name>
    <message>
      <source>Stop</source>
      <translation>إيقاف</translation>
    </message>
  </context>
  <context>
    <name>ProjectController</name>
    <message numerus="yes">
      <source>%n pair(s) added to the memory.</source>
      <translation>
        <numerusform>لم يُضف أي زوج إلى الذاكرة.</numerusform>
        <numerusform>أُضيف زوج واحد إلى الذاكرة.</numerusform>
        <numerusform>أُضيف زوجان إلى الذاكرة.</numerusform>
        <numerusform>أُضيفت %n أزواج إلى الذاكرة.</numerusform>
        <numerusform>أُضيف %n زوجًا إلى الذاكرة.</numerusform>
        <numerusform>أُضيف %n زوج إلى الذاكرة.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n pair(s) written.</source>
      <translation>
        <numerusform>لم يُكتب أي زوج.</numerusform>
        <numerusform>كُتب زوج واحد.</numerusform>
        <numerusform>كُتب زوجان.</numerusform>
        <numerusform>كُتبت %n أزواج.</numerusform>
        <numerusform>كُتب %n زوجًا.</numerusform>
        <numerusform>كُتب %n زوج.</numerusform>
      </translation>
    </message>
    <message>
      <source>The glossary has “{term}” twice; “{kept}” is used, not “{ignored}”.</source>
      <translation>يرد «{term}» مرتين في المسرد؛ يُستخدم «{kept}» لا «{ignored}».</translation>
    </message>
  </context>
  <context>
    <name>Queue</name>
    <message>
      <source>Ask now</source>
      <translation>اسأل الآن</translation>
    </message>
    <message>
      <source>Ask this question now</source>
      <translation>طرح هذا السؤال الآن</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>تعديل</translation>
    </message>
    <message>
      <source>Edit this waiting question</source>
      <translation>تعديل هذا السؤال المنتظر</translation>
    </message>
    <message>
      <source>Next: {question}</source>
      <translation>التالي: {question}</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>إزالة</translation>
    </message>
    <message>
      <source>Remove this waiting question</source>
      <translation>إزالة هذا السؤال المنتظر</translation>
    </message>
    <message>
      <source>Then: {question}</source>
      <translation>ثم: {question}</translation>
    </message>
  </context>
  <context>
    <name>ReaderBar</name>
    <message>
      <source>Fit page</source>
      <translation>ملاءمة الصفحة</translation>
    </message>
    <message>
      <source>Fit width</source>
      <translation>ملاءمة العرض</translation>
    </message>
    <message>
      <source>Larger (Ctrl++)</source>
      <translation>أكبر (⁦Ctrl++⁩)</translation>
    </message>
    <message>
      <source>Natural size (Ctrl+0)</source>
      <translation>الحجم الطبيعي (Ctrl+0)</translation>
    </message>
    <message>
      <source>Next passage (Alt+Down)</source>
      <translation>المقطع التالي (Alt+Down)</translation>
    </message>
    <message>
      <source>Page</source>
      <translation>الصفحة</translation>
    </message>
    <message>
      <source>Passage {n} of {count}</source>
      <translation>المقطع {n} من {count}</translation>
    </message>
    <message>
      <source>Previous passage (Alt+Up)</source>
      <translation>المقطع السابق (Alt+Up)</translation>
    </message>
    <message>
      <source>Search in this file (Ctrl+F)</source>
      <translation>البحث في هذا الملف (Ctrl+F)</translation>
    </message>
    <message>
      <source>Smaller (Ctrl+-)</source>
      <translation>أصغر (⁦Ctrl+-⁩)</translation>
    </message>
    <message>
      <source>Translate the passage, or what is selected (Ctrl+Shift+T)</source>
      <translation>ترجم المقطع أو ما هو محدد (Ctrl+Shift+T)</translation>
    </message>
    <message>
      <source>of {count}</source>
      <translation>من {count}</translation>
    </message>
    <message>
      <source>{n} %</source>
      <translation>{n} %</translation>
    </message>
    <message>
      <source>{n} of {count}</source>
      <translation>{n} من {count}</translation>
    </message>
  </context>
  <context>
    <name>ReaderPane</name>
    <message>
      <source>Ask only this file</source>
      <translation>اسأل هذا الملف فقط</translation>
    </message>
    <message>
      <source>Close the reader (Esc)</source>
      <translation>إغلاق القارئ (Esc)</translation>
    </message>
    <message>
      <source>Open file</source>
      <translation>فتح الملف</translation>
    </message>
    <message>
      <source>page {n}</source>
      <translation>صفحة {n}</translation>
    </message>
  </context>
  <context>
    <name>RulesDialog</name>
    <message>
      <source>Cancel</source>
      <translation>إلغاء</translation>
    </message>
    <message>
      <source>Files and folders of these names are left out</source>
      <translation>تُستبعد الملفات والمجلدات بهذه الأسماء</translation>
    </message>
    <message>
      <source>Largest file, in MB</source>
      <translation>أكبر ملف، بالميغابايت</translation>
    </message>
    <message>
      <source>Leave out files larger than</source>
      <translation>استبعاد الملفات الأكبر من</translation>
    </message>
    <message>
      <source>MB</source>
      <translation>م.ب</translation>
    </message>
    <message>
      <source>Names that are left out</source>
      <translation>الأسماء المستبعدة</translation>
    </message>
    <message>
      <source>One name a line; * stands for any letters: *.tmp, Archive, draft-*. Hidden files are always left out. What was read and is left out now leaves the library.</source>
      <translation>اسم في كل سطر؛ وتعني * أي حروف: ⁦*.tmp, Archive, draft-*⁩. تُستبعد الملفات المخفية دائمًا. وما قُرئ ثم استُبعد الآن يغادر المكتبة.</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>حفظ</translation>
    </message>
    <message>
      <source>Use the usual names</source>
      <translation>استخدام الأسماء المعتادة</translation>
    </message>
    <message>
      <source>What is read</source>
      <translation>ما يُقرأ</translation>
    </message>
  </context>
  <context>
    <name>ScopeButton</name>
    <message numerus="yes">
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n ملف</numerusform>
        <numerusform>ملف واحد</numerusform>
        <numerusform>ملفان</numerusform>
        <numerusform>%n ملفات</numerusform>
        <numerusform>%n ملفًا</numerusform>
        <numerusform>%n ملف</numerusform>
      </translation>
    </message>
    <message>
      <source>All my files</source>
      <translation>جميع ملفاتي</translation>
    </message>
    <message>
      <source>All my files · {n}</source>
      <translation>جميع ملفاتي · {n}</translation>
    </message>
    <message>
      <source>Answers come from your files.</source>
      <translation>تأتي الإجابات من ملفاتك.</translation>
    </message>
    <message>
      <source>Ask all my files</source>
      <translation>اسأل جميع ملفاتي</translation>
    </message>
    <message>
      <source>Ask without my files</source>
      <translation>اسأل دون ملفاتي</translation>
    </message>
    <message>
      <source>Choose folders or files to ask…</source>
      <translation>اختر المجلدات أو الملفات التي تُسأل…</translation>
    </message>
    <message>
      <source>Choose folders or files…</source>
      <translation>اختر مجلدات أو ملفات…</translation>
    </message>
    <message>
      <source>Only these are asked:</source>
      <translation>تُسأل هذه فقط:</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>السؤال</translation>
    </message>
    <message>
      <source>The model answers from what it knows by itself, which nobody checks.</source>
      <translation>يجيب النموذج مما يعرفه بنفسه، ولا أحد يتحقق منه.</translation>
    </message>
    <message>
      <source>What is asked: {scope}</source>
      <translation>ما يُسأل: {scope}</translation>
    </message>
    <message>
      <source>What is attached here</source>
      <translation>المرفق هنا</translation>
    </message>
    <message>
      <source>Without my files</source>
      <translation>دون ملفاتي</translation>
    </message>
    <message>
      <source>{n} folders and files</source>
      <translation>{n} من المجلدات والملفات</translation>
    </message>
  </context>
  <context>
    <name>ScopePicker</name>
    <message numerus="yes">
      <source>%n file(s) chosen</source>
      <translation>
        <numerusform>لم يُختر أي ملف</numerusform>
        <numerusform>اختير ملف واحد</numerusform>
        <numerusform>اختير ملفان</numerusform>
        <numerusform>اختيرت %n ملفات</numerusform>
        <numerusform>اختير %n ملفًا</numerusform>
        <numerusform>اختير %n ملف</numerusform>
      </translation>
    </message>
    <message>
      <source>Ask these</source>
      <translation>اسأل هذه</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>إلغاء</translation>
    </message>
    <message>
      <source>Filter by name</source>
      <translation>التصفية بالاسم</translation>
    </message>
    <message>
      <source>Folders and files</source>
      <translation>المجلدات والملفات</translation>
    </message>
    <message>
      <source>No file of this name.</source>
      <translation>لا ملف بهذا الاسم.</translation>
    </message>
    <message>
      <source>Nothing chosen</source>
      <translation>لم يُختر شيء</translation>
    </message>
    <message>
      <source>Which files are asked</source>
      <translation>الملفات التي تُسأل</translation>
    </message>
  </context>
  <context>
    <name>SearchPage</name>
    <message>
      <source>1 passage · {ms} ms</source>
      <translation>مقطع واحد · {ms} م.ث</translation>
    </message>
    <message>
      <source>Ask about these {n} files</source>
      <translation>اسأل هذه الملفات ({n})</translation>
    </message>
    <message>
      <source>Ask about this file</source>
      <translation>اسأل هذا الملف</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>البحث</translation>
    </message>
    <message>
      <source>Search your files</source>
      <translation>ابحث في ملفاتك</translation>
    </message>
    <message>
      <source>The best {n} passages in {files} files · {ms} ms</source>
      <translation>أفضل المقاطع ({n}) في {files} من الملفات · {ms} م.ث</translation>
    </message>
    <message>
      <source>The newest {n} passages in {files} files · {ms} ms</source>
      <translation>أحدث المقاطع ({n}) في {files} من الملفات · {ms} م.ث</translation>
    </message>
    <message>
      <source>page {n}</source>
      <translation>صفحة {n}</translation>
    </message>
    <message>
      <source>{n} passages in 1 file · {ms} ms</source>
      <translation>{n} من المقاطع في ملف واحد · {ms} م.ث</translation>
    </message>
    <message>
      <source>{n} passages in {files} files · {ms} ms</source>
      <translation>{n} من المقاطع في {files} من الملفات · {ms} م.ث</translation>
    </message>
  </context>
  <context>
    <name>SettingsPage</name>
    <message>
      <source>A new conversation answers with sentences of your files, word for word. No model writes.</source>
      <translation>تجيب المحادثة الجديدة بجمل من ملفاتك كلمة بكلمة. لا يكتب أي نموذج.</translation>
    </message>
    <message>
      <source>Advanced</source>
      <translation>متقدم</translation>
    </message>
    <message>
      <source>Alcove opens a connection only for a model download that you start. Each is counted here.</source>
      <translation>لا يفتح Alcove اتصالًا إلا لتنزيل نموذج تبدؤه أنت. ويُعدّ كل اتصال هنا.</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>الإجابات</translation>
    </message>
    <message>
      <source>Back up and restore</source>
      <translation>النسخ الاحتياطي والاستعادة</translation>
    </message>
    <message>
      <source>Back up…</source>
      <translation>نسخ احتياطي…</translation>
    </message>
    <message>
      <source>Closing the window leaves the program running, with its icon beside the clock. Starting it again brings the window back. Quit ends it.</source>
      <translation>عند إغلاق النافذة يبقى البرنامج يعمل وتبقى أيقونته بجانب الساعة. تشغيله مجددًا يعيد النافذة. و«إنهاء» ينهيه.</translation>
    </message>
    <message>
      <source>Context size</source>
      <translation>حجم السياق</translation>
    </message>
    <message>
      <source>Conversations and library</source>
      <translation>المحادثات والمكتبة</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>داكن</translation>
    </message>
    <message>
      <source>Every key that does something, in one list.</source>
      <translation>كل مفتاح له عمل، في قائمة واحدة.</translation>
    </message>
    <message>
      <source>Evidence</source>
      <translation>الأدلة</translation>
    </message>
    <message>
      <source>General</source>
      <translation>عام</translation>
    </message>
    <message>
      <source>How much a model can hold in mind: the conversation and the passages. Twice as much takes about twice the memory beside the model itself. It changes with the next start.</source>
      <translation>مقدار ما يستطيع النموذج تذكّره: المحادثة والمقاطع. ضِعف المقدار يحتاج نحو ضِعف الذاكرة إلى جانب النموذج نفسه. يتغيّر عند التشغيل التالي.</translation>
    </message>
    <message>
      <source>Keep in the tray</source>
      <translation>الإبقاء بجانب الساعة</translation>
    </message>
    <message>
      <source>Keep translations</source>
      <translation>الاحتفاظ بالترجمات</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>اللغة</translation>
    </message>
    <message>
      <source>Large</source>
      <translation>كبير</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>أكبر</translation>
    </message>
    <message>
      <source>Less motion</source>
      <translation>حركة أقل</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>المكتبة</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>فاتح</translation>
    </message>
    <message>
      <source>Like the system</source>
      <translation>مثل النظام</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>المظهر</translation>
    </message>
    <message>
      <source>Name of a Chroma server for the vectors of a very large library. Empty: they stay on this computer. It changes with the next start.</source>
      <translation>اسم خادم Chroma لمتجهات مكتبة كبيرة جدًا. فارغ: تبقى على هذا الحاسوب. يتغيّر عند التشغيل التالي.</translation>
    </message>
    <message>
      <source>Names of files and folders that are not read, and how large a file may be.</source>
      <translation>أسماء الملفات والمجلدات التي لا تُقرأ، وأقصى حجم للملف.</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>عادي</translation>
    </message>
    <message>
      <source>Nothing fades and the caret does not blink. Where the system asks for it, this is so anyway.</source>
      <translation>لا شيء يتلاشى ولا يومض المؤشر. وحيث يطلب النظام ذلك يكون الأمر كذلك على أي حال.</translation>
    </message>
    <message>
      <source>Notify me</source>
      <translation>تنبيهي</translation>
    </message>
    <message>
      <source>Of the window. It changes with the next start.</source>
      <translation>لغة النافذة. تتغيّر عند التشغيل التالي.</translation>
    </message>
    <message>
      <source>Off at first. The program then starts when you sign in, so that new files are read early.</source>
      <translation>معطّل في البداية. يبدأ البرنامج عند تسجيل دخولك كي تُقرأ الملفات الجديدة مبكرًا.</translation>
    </message>
    <message>
      <source>On top of the scale that the system sets.</source>
      <translation>فوق المقياس الذي يحدده النظام.</translation>
    </message>
    <message>
      <source>One a core</source>
      <translation>واحد لكل نواة</translation>
    </message>
    <message>
      <source>One file with your conversations, what is attached to them, and the settings. Your own files stay where they are. A backup takes the place of what is here when the program starts again.</source>
      <translation>ملف واحد فيه محادثاتك وما أُرفق بها والإعدادات. تبقى ملفاتك حيث هي. وتحل النسخة محل الموجود هنا عند التشغيل التالي للبرنامج.</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>فتح المجلد</translation>
    </message>
    <message>
      <source>Open where I left off</source>
      <translation>الفتح من حيث توقفت</translation>
    </message>
    <message>
      <source>Privacy</source>
      <translation>الخصوصية</translation>
    </message>
    <message>
      <source>Quotes only</source>
      <translation>اقتباسات فقط</translation>
    </message>
    <message>
      <source>Restore…</source>
      <translation>استعادة…</translation>
    </message>
    <message>
      <source>Rules…</source>
      <translation>القواعد…</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>الإعدادات</translation>
    </message>
    <message>
      <source>Settings file</source>
      <translation>ملف الإعدادات</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>عرض</translation>
    </message>
    <message>
      <source>Show them</source>
      <translation>عرضها</translation>
    </message>
    <message>
      <source>Size of text</source>
      <translation>حجم النص</translation>
    </message>
    <message>
      <source>Small</source>
      <translation>صغير</translation>
    </message>
    <message>
      <source>Start with the computer</source>
      <translation>البدء مع الحاسوب</translation>
    </message>
    <message>
      <source>That a model computes with. Fewer leave the computer to other programs. It changes with the next start.</source>
      <translation>التي يحسب بها النموذج. عدد أقل يترك الحاسوب لبرامج أخرى. يتغيّر عند التشغيل التالي.</translation>
    </message>
    <message>
      <source>The last page and conversation come back with the next start.</source>
      <translation>تعود آخر صفحة ومحادثة عند التشغيل التالي.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>السمة</translation>
    </message>
    <message>
      <source>Threads</source>
      <translation>الخيوط</translation>
    </message>
    <message>
      <source>Tokens of your files that a model reads before it answers. Fewer answer sooner, more miss less. It changes with the next start.</source>
      <translation>عدد رموز ملفاتك التي يقرؤها النموذج قبل أن يجيب. الأقل أسرع، والأكثر أدق. يتغيّر عند التشغيل التالي.</translation>
    </message>
    <message>
      <source>Vector server</source>
      <translation>خادم المتجهات</translation>
    </message>
    <message>
      <source>What is left out</source>
      <translation>ما يُستبعد</translation>
    </message>
    <message>
      <source>What you translate is listed on the Translate page, on this computer. Off: nothing new is kept; what is there can be deleted in that list.</source>
      <translation>ما تترجمه يُدرج في قائمة بصفحة الترجمة على هذا الحاسوب. عند الإيقاف لا يُحفظ شيء جديد، وما هو موجود يمكن حذفه من تلك القائمة.</translation>
    </message>
    <message>
      <source>When long work ends while you are in another window.</source>
      <translation>عند انتهاء عمل طويل وأنت في نافذة أخرى.</translation>
    </message>
    <message>
      <source>{n} tokens</source>
      <translation>{n} رمز</translation>
    </message>
  </context>
  <context>
    <name>ShortcutSheet</name>
    <message>
      <source>General</source>
      <translation>عام</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>اختصارات لوحة المفاتيح</translation>
    </message>
  </context>
  <context>
    <name>SlashList</name>
    <message>
      <source>Commands</source>
      <translation>الأوامر</translation>
    </message>
  </context>
  <context>
    <name>TableExport</name>
    <message>
      <source>Save the table</source>
      <translation>حفظ الجدول</translation>
    </message>
    <message>
      <source>Table for a spreadsheet</source>
      <translation>جدول لبرنامج الجداول</translation>
    </message>
  </context>
  <context>
    <name>TextTab</name>
    <message numerus="yes">
      <source>%n from the memory</source>
      <translation>
        <numerusform>لا شيء من الذاكرة</numerusform>
        <numerusform>جملة من الذاكرة</numerusform>
        <numerusform>جملتان من الذاكرة</numerusform>
        <numerusform>%n جمل من الذاكرة</numerusform>
        <numerusform>%n جملة من الذاكرة</numerusform>
        <numerusform>%n جملة من الذاكرة</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n sentence(s)</source>
      <translation>
        <numerusform>بلا جمل</numerusform>
        <numerusform>جملة واحدة</numerusform>
        <numerusform>جملتان</numerusform>
        <numerusform>%n جمل</numerusform>
        <numerusform>%n جملة</numerusform>
        <numerusform>%n جملة</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to check</source>
      <translation>
        <numerusform>لا شيء للتحقق</numerusform>
        <numerusform>واحد للتحقق</numerusform>
        <numerusform>اثنان للتحقق</numerusform>
        <numerusform>%n للتحقق</numerusform>
        <numerusform>%n للتحقق</numerusform>
        <numerusform>%n للتحقق</numerusform>
      </translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>نسخ</translation>
    </message>
    <message>
      <source>Correct the marked sentence and remember it</source>
      <translation>صحّح الجملة المعلَّمة وتذكّرها</translation>
    </message>
    <message>
      <source>Correct…</source>
      <translation>صحّح…</translation>
    </message>
    <message>
      <source>History…</source>
      <translation>السجل…</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>إيقاف</translation>
    </message>
    <message>
      <source>Stopped.</source>
      <translation>أُوقف.</translation>
    </message>
    <message>
      <source>Text to translate</source>
      <translation>النص المراد ترجمته</translation>
    </message>
    <message>
      <source>The translation appears here.</source>
      <translation>تظهر الترجمة هنا.</translation>
    </message>
    <message>
      <source>Translating…</source>
      <translation>جارٍ الترجمة…</translation>
    </message>
    <message>
      <source>Translating… {done} of {total}</source>
      <translation>جارٍ الترجمة… {done} من {total}</translation>
    </message>
    <message>
      <source>Translation</source>
      <translation>الترجمة</translation>
    </message>
    <message>
      <source>Type or paste a text. It is translated while you type, on this computer.</source>
      <translation>اكتب نصًا أو ألصقه. يُترجم أثناء الكتابة على هذا الحاسوب.</translation>
    </message>
    <message>
      <source>What was translated before</source>
      <translation>ما تُرجم من قبل</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} ث</translation>
    </message>
  </context>
  <context>
    <name>TextView</name>
    <message>
      <source>Passage</source>
      <translation>المقطع</translation>
    </message>
  </context>
  <context>
    <name>Transcript</name>
    <message>
      <source>Conversation</source>
      <translation>المحادثة</translation>
    </message>
    <message>
      <source>Copy message</source>
      <translation>نسخ الرسالة</translation>
    </message>
    <message>
      <source>Copy message without markup</source>
      <translation>نسخ الرسالة بلا تنسيق</translation>
    </message>
    <message>
      <source>Copy selection</source>
      <translation>نسخ التحديد</translation>
    </message>
    <message>
      <source>Edit and ask again</source>
      <translation>تعديل والسؤال مجددًا</translation>
    </message>
    <message>
      <source>Quote in reply</source>
      <translation>اقتباس في الرد</translation>
    </message>
    <message>
      <source>Select all</source>
      <translation>تحديد الكل</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>حاول مجددًا</translation>
    </message>
  </context>
  <context>
    <name>TranslateController</name>
    <message>
      <source>Stopped. What is finished is kept.</source>
      <translation>أُوقف. يُحفظ ما اكتمل.</translation>
    </message>
    <message>
      <source>{source} to {target} can be translated now.</source>
      <translation>يمكن الآن الترجمة من {source} إلى {target}.</translation>
    </message>
  </context>
  <context>
    <name>TranslatePage</name>
    <message>
      <source>Conversation</source>
      <translation>محادثة</translation>
    </message>
    <message>
      <source>Documents</source>
      <translation>المستندات</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>نص</translation>
    </message>
    <message>
      <source>Translate</source>
      <translation>الترجمة</translation>
    </message>
  </context>
  <context>
    <name>TranslationStrip</name>
    <message>
      <source>Close the translation</source>
      <translation>أغلق الترجمة</translation>
    </message>
    <message>
      <source>Language of the translation</source>
      <translation>لغة الترجمة</translation>
    </message>
    <message>
      <source>Translating…</source>
      <translation>تجري الترجمة…</translation>
    </message>
    <message>
      <source>Translation</source>
      <translation>الترجمة</translation>
    </message>
    <message>
      <source>Translation into</source>
      <translation>ترجمة إلى</translation>
    </message>
    <message>
      <source>from {source}</source>
      <translation>من: {source}</translation>
    </message>
  </context>
  <context>
    <name>Tray</name>
    <message>
      <source>New conversation</source>
      <translation>محادثة جديدة</translation>
    </message>
    <message>
      <source>Open the window</source>
      <translation>فتح النافذة</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>إنهاء</translation>
    </message>
    <message>
      <source>The answer is there: {title}</source>
      <translation>الإجابة جاهزة: {title}</translation>
    </message>
    <message>
      <source>The download has ended.</source>
      <translation>انتهى التنزيل.</translation>
    </message>
  </context>
  <context>
    <name>WarningList</name>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>لا مزيد</numerusform>
        <numerusform>واحد آخر</numerusform>
        <numerusform>اثنان آخران</numerusform>
        <numerusform>%n أخرى</numerusform>
        <numerusform>%n أخرى</numerusform>
        <numerusform>%n أخرى</numerusform>
      </translation>
    </message>
    <message>
      <source>Show</source>
      <translation>عرض</translation>
    </message>
    <message>
      <source>Show where: {text}</source>
      <translation>إظهار الموضع: {text}</translation>
    </message>
    <message>
      <source>Use {text}</source>
      <translation>استخدام {text}</translation>
    </message>
    <message>
      <source>What has to be looked at</source>
      <translation>ما ينبغي النظر فيه</translation>
    </message>
  </context>
  <context>
    <name>WelcomeDialog</name>
    <message>
      <source>A lease, a manual, a letter: to try it out.</source>
      <translation>عقد إيجار ودليل ورسالة: للتجربة.</translation>
    </message>
    <message>
      <source>A model for this computer</source>
      <translation>نموذج لهذا الحاسوب</translation>
    </message>
    <message>
      <source>Another folder…</source>
      <translation>مجلد آخر…</translation>
    </message>
    <message>
      <source>Ask your own files</source>
      <translation>اسأل ملفاتك</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>رجوع</translation>
    </message>
    <message>
      <source>Choose what is read first. More can be added at any time, or dropped on the window.</source>
      <translation>اختر ما يُقرأ أولًا. يمكن إضافة المزيد في أي وقت، أو إفلاته على النافذة.</translation>
    </message>
    <message>
      <source>Every answer can be checked</source>
      <translation>كل إجابة يمكن التحقق منها</translation>
    </message>
    <message>
      <source>Files are read, searched and answered about here, without a connection. Only a model that you get is downloaded, and every download is counted.</source>
      <translation>تُقرأ الملفات ويُبحث فيها ويُجاب عنها هنا بلا اتصال. لا يُنزَّل إلا النموذج الذي تختاره، ويُعدّ كل تنزيل.</translation>
    </message>
    <message>
      <source>Get it and go on</source>
      <translation>تنزيل ومتابعة</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>متابعة</translation>
    </message>
    <message>
      <source>It names the file and the page, one click opens it with the passage marked, and a sentence that your files do not support says so.</source>
      <translation>تذكر الملف والصفحة، وبنقرة واحدة يُفتح والمقطع مميّز، والجملة التي لا تدعمها ملفاتك تقول ذلك.</translation>
    </message>
    <message>
      <source>It reads the passages that are found and writes the answer. A small model that finds passages is got with it. You can change it later.</source>
      <translation>يقرأ المقاطع الموجودة ويكتب الإجابة. ويأتي معه نموذج صغير يعثر على المقاطع. يمكنك تغييره لاحقًا.</translation>
    </message>
    <message>
      <source>Nothing leaves this computer</source>
      <translation>لا شيء يغادر هذا الحاسوب</translation>
    </message>
    <message>
      <source>Sample files</source>
      <translation>ملفات مثال</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>تخطٍّ</translation>
    </message>
    <message>
      <source>Skip all</source>
      <translation>تخطي الكل</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>ابدأ</translation>
    </message>
    <message>
      <source>They are only read. What the program notes of them is in a folder of its own and goes when you remove them.</source>
      <translation>تُقرأ فقط. وما يدوّنه البرنامج عنها في مجلد خاص به ويزول عند إزالتها.</translation>
    </message>
    <message>
      <source>Use a file I have…</source>
      <translation>استخدام ملف لديّ…</translation>
    </message>
    <message>
      <source>Welcome to Alcove</source>
      <translation>مرحبًا بك في Alcove</translation>
    </message>
    <message>
      <source>Where to start</source>
      <translation>من أين نبدأ</translation>
    </message>
    <message>
      <source>You choose it next.</source>
      <translation>تختاره في الخطوة التالية.</translation>
    </message>
    <message>
      <source>Your files stay as they are</source>
      <translation>تبقى ملفاتك كما هي</translation>
    </message>
    <message>
      <source>answers with quotes from your files</source>
      <translation>يجيب باقتباسات من ملفاتك</translation>
    </message>
    <message>
      <source>fits this computer</source>
      <translation>يناسب هذا الحاسوب</translation>
    </message>
    <message>
      <source>tight on this computer</source>
      <translation>يكفي بالكاد على هذا الحاسوب</translation>
    </message>
    <message>
      <source>{download} to download, {memory} of memory</source>
      <translation>{download} للتنزيل، {memory} من الذاكرة</translation>
    </message>
    <message>
      <source>{name} (suggested)</source>
      <translation>{name} (مقترح)</translation>
    </message>
  </context>
  <context>
    <name>commands</name>
    <message>
      <source>Add a GGUF file as a model…</source>
      <translation>إضافة ملف GGUF كنموذج…</translation>
    </message>
    <message>
      <source>Add a folder or file by its path…</source>
      <translation>إضافة مجلد أو ملف بمساره…</translation>
    </message>
    <message>
      <source>Add a folder to the library…</source>
      <translation>إضافة مجلد إلى المكتبة…</translation>
    </message>
    <message>
      <source>Add files to the library…</source>
      <translation>إضافة ملفات إلى المكتبة…</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>اسأل</translation>
    </message>
    <message>
      <source>Back to the field</source>
      <translation>العودة إلى الحقل</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>إغلاق</translation>
    </message>
    <message>
      <source>Commands</source>
      <translation>الأوامر</translation>
    </message>
    <message>
      <source>Commands, at the beginning of the field</source>
      <translation>الأوامر، في بداية الحقل</translation>
    </message>
    <message>
      <source>Conversation</source>
      <translation>المحادثة</translation>
    </message>
    <message>
      <source>Conversations</source>
      <translation>المحادثات</translation>
    </message>
    <message>
      <source>Copy the passage</source>
      <translation>نسخ المقطع</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>حذف</translation>
    </message>
    <message>
      <source>Delete this conversation</source>
      <translation>حذف هذه المحادثة</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>تكرار</translation>
    </message>
    <message>
      <source>Edit tags</source>
      <translation>تعديل الوسوم</translation>
    </message>
    <message>
      <source>Edit the last question, in an empty field</source>
      <translation>تعديل آخر سؤال، في حقل فارغ</translation>
    </message>
    <message>
      <source>Find in the text</source>
      <translation>البحث في النص</translation>
    </message>
    <message>
      <source>From the search field into the list</source>
      <translation>من حقل البحث إلى القائمة</translation>
    </message>
    <message>
      <source>Full screen on or off</source>
      <translation>ملء الشاشة أو إلغاؤه</translation>
    </message>
    <message>
      <source>Go on reading files</source>
      <translation>متابعة قراءة الملفات</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
      <source>Larger, smaller, fit</source>
      <translation>أكبر، أصغر، ملاءمة</translation>
    </message>
    <message>
      <source>Library and models</source>
      <translation>المكتبة والنماذج</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>المظهر</translation>
    </message>
    <message>
      <source>New conversation</source>
      <translation>محادثة جديدة</translation>
    </message>
    <message>
      <source>New line</source>
      <translation>سطر جديد</translation>
    </message>
    <message>
      <source>Next and former passage</source>
      <translation>المقطع التالي والسابق</translation>
    </message>
    <message>
      <source>Next and former place found</source>
      <translation>الموضع التالي والسابق</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>فتح</translation>
    </message>
    <message>
      <source>Open the passage</source>
      <translation>فتح المقطع</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>الصفحات</translation>
    </message>
    <message>
      <source>Pause reading files</source>
      <translation>إيقاف قراءة الملفات مؤقتًا</translation>
    </message>
    <message>
      <source>Pin or unpin</source>
      <translation>تثبيت أو إلغاؤه</translation>
    </message>
    <message>
      <source>Program</source>
      <translation>البرنامج</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>السؤال</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>إنهاء</translation>
    </message>
    <message>
      <source>Reader</source>
      <translation>القارئ</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>إعادة تسمية</translation>
    </message>
    <message>
      <source>Scroll the conversation</source>
      <translation>تمرير المحادثة</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>البحث</translation>
    </message>
    <message>
      <source>Search conversations</source>
      <translation>البحث في المحادثات</translation>
    </message>
    <message>
      <source>Search in your files</source>
      <translation>البحث في ملفاتك</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>الإعدادات</translation>
    </message>
    <message>
      <source>Show or hide the conversations</source>
      <translation>إظهار المحادثات أو إخفاؤها</translation>
    </message>
    <message>
      <source>Stop, close the reader, or go back</source>
      <translation>إيقاف أو إغلاق القارئ أو رجوع</translation>
    </message>
    <message>
      <source>Theme: dark</source>
      <translation>السمة: داكنة</translation>
    </message>
    <message>
      <source>Theme: light</source>
      <translation>السمة: فاتحة</translation>
    </message>
    <message>
      <source>Theme: like the system</source>
      <translation>السمة: مثل النظام</translation>
    </message>
    <message>
      <source>Translate the passage or the selection</source>
      <translation>ترجم المقطع أو المحدد</translation>
    </message>
    <message>
      <source>Try it with sample files</source>
      <translation>جرّب بملفات مثال</translation>
    </message>
    <message>
      <source>Use this model</source>
      <translation>استخدام هذا النموذج</translation>
    </message>
    <message>
      <source>Write a question</source>
      <translation>كتابة سؤال</translation>
    </message>
  </context>
  <context>
    <name>examples</name>
    <message>
      <source>How much is “{name}”?</source>
      <translation>كم مبلغ «{name}»؟</translation>
    </message>
    <message>
      <source>Summarise “{name}”</source>
      <translation>لخّص «{name}»</translation>
    </message>
    <message>
      <source>What changed between “{name}” and “{other}”?</source>
      <translation>ما الذي تغيّر بين «{name}» و«{other}»؟</translation>
    </message>
    <message>
      <source>What does “{name}” cost?</source>
      <translation>كم يكلف «{name}»؟</translation>
    </message>
    <message>
      <source>What does “{name}” do?</source>
      <translation>ماذا يفعل «{name}»؟</translation>
    </message>
    <message>
      <source>What does “{name}” say?</source>
      <translation>ماذا يقول «{name}»؟</translation>
    </message>
    <message>
      <source>What does “{name}” warn of?</source>
      <translation>ممّ يحذر «{name}»؟</translation>
    </message>
    <message>
      <source>What is in my files?</source>
      <translation>ماذا يوجد في ملفاتي؟</translation>
    </message>
    <message>
      <source>What is “{name}” about?</source>
      <translation>عمّ يتحدث «{name}»؟</translation>
    </message>
    <message>
      <source>What was decided in “{name}”?</source>
      <translation>ماذا تقرر في «{name}»؟</translation>
    </message>
    <message>
      <source>When does “{name}” end?</source>
      <translation>متى ينتهي «{name}»؟</translation>
    </message>
    <message>
      <source>Which amounts are in “{name}”?</source>
      <translation>ما المبالغ المذكورة في «{name}»؟</translation>
    </message>
    <message>
      <source>Which file is the newest?</source>
      <translation>ما أحدث ملف؟</translation>
    </message>
  </context>
  <context>
    <name>languages</name>
    <message>
      <source>Afrikaans</source>
      <translation>الأفريقانية</translation>
    </message>
    <message>
      <source>Albanian</source>
      <translation>الألبانية</translation>
    </message>
    <message>
      <source>Amharic</source>
      <translation>الأمهرية</translation>
    </message>
    <message>
      <source>Arabic</source>
      <translation>العربية</translation>
    </message>
    <message>
      <source>Armenian</source>
      <translation>الأرمينية</translation>
    </message>
    <message>
      <source>Azerbaijani</source>
      <translation>الأذربيجانية</translation>
    </message>
    <message>
      <source>Basque</source>
      <translation>الباسكية</translation>
    </message>
    <message>
      <source>Belarusian</source>
      <translation>البيلاروسية</translation>
    </message>
    <message>
      <source>Bengali</source>
      <translation>البنغالية</translation>
    </message>
    <message>
      <source>Bosnian</source>
      <translation>البوسنية</translation>
    </message>
    <message>
      <source>Bulgarian</source>
      <translation>البلغارية</translation>
    </message>
    <message>
      <source>Catalan</source>
      <translation>الكتالانية</translation>
    </message>
    <message>
      <source>Chinese</source>
      <translation>الصينية</translation>
    </message>
    <message>
      <source>Croatian</source>
      <translation>الكرواتية</translation>
    </message>
    <message>
      <source>Czech</source>
      <translation>التشيكية</translation>
    </message>
    <message>
      <source>Danish</source>
      <translation>الدنماركية</translation>
    </message>
    <message>
      <source>Dutch</source>
      <translation>الهولندية</translation>
    </message>
    <message>
      <source>English</source>
      <translation>الإنجليزية</translation>
    </message>
    <message>
      <source>Esperanto</source>
      <translation>الإسبرانتو</translation>
    </message>
    <message>
      <source>Estonian</source>
      <translation>الإستونية</translation>
    </message>
    <message>
      <source>Filipino</source>
      <translation>الفلبينية</translation>
    </message>
    <message>
      <source>Finnish</source>
      <translation>الفنلندية</translation>
    </message>
    <message>
      <source>French</source>
      <translation>الفرنسية</translation>
    </message>
    <message>
      <source>Galician</source>
      <translation>الجاليكية</translation>
    </message>
    <message>
      <source>Georgian</source>
      <translation>الجورجية</translation>
    </message>
    <message>
      <source>German</source>
      <translation>الألمانية</translation>
    </message>
    <message>
      <source>Greek</source>
      <translation>اليونانية</translation>
    </message>
    <message>
      <source>Gujarati</source>
      <translation>الغوجاراتية</translation>
    </message>
    <message>
      <source>Hebrew</source>
      <translation>العبرية</translation>
    </message>
    <message>
      <source>Hindi</source>
      <translation>الهندية</translation>
    </message>
    <message>
      <source>Hungarian</source>
      <translation>المجرية</translation>
    </message>
    <message>
      <source>Icelandic</source>
      <translation>الآيسلندية</translation>
    </message>
    <message>
      <source>Indonesian</source>
      <translation>الإندونيسية</translation>
    </message>
    <message>
      <source>Irish</source>
      <translation>الأيرلندية</translation>
    </message>
    <message>
      <source>Italian</source>
      <translation>الإيطالية</translation>
    </message>
    <message>
      <source>Japanese</source>
      <translation>اليابانية</translation>
    </message>
    <message>
      <source>Kazakh</source>
      <translation>الكازاخية</translation>
    </message>
    <message>
      <source>Khmer</source>
      <translation>الخميرية</translation>
    </message>
    <message>
      <source>Korean</source>
      <translation>الكورية</translation>
    </message>
    <message>
      <source>Kurdish</source>
      <translation>الكردية</translation>
    </message>
    <message>
      <source>Latvian</source>
      <translation>اللاتفية</translation>
    </message>
    <message>
      <source>Lithuanian</source>
      <translation>الليتوانية</translation>
    </message>
    <message>
      <source>Macedonian</source>
      <translation>المقدونية</translation>
    </message>
    <message>
      <source>Malay</source>
      <translation>الملايوية</translation>
    </message>
    <message>
      <source>Maltese</source>
      <translation>المالطية</translation>
    </message>
    <message>
      <source>Marathi</source>
      <translation>الماراثية</translation>
    </message>
    <message>
      <source>Norwegian Bokmål</source>
      <translation>النرويجية (بوكمول)</translation>
    </message>
    <message>
      <source>Pashto</source>
      <translation>البشتوية</translation>
    </message>
    <message>
      <source>Persian</source>
      <translation>الفارسية</translation>
    </message>
    <message>
      <source>Polish</source>
      <translation>البولندية</translation>
    </message>
    <message>
      <source>Portuguese</source>
      <translation>البرتغالية</translation>
    </message>
    <message>
      <source>Punjabi</source>
      <translation>البنجابية</translation>
    </message>
    <message>
      <source>Romanian</source>
      <translation>الرومانية</translation>
    </message>
    <message>
      <source>Russian</source>
      <translation>الروسية</translation>
    </message>
    <message>
      <source>Serbian</source>
      <translation>الصربية</translation>
    </message>
    <message>
      <source>Slovak</source>
      <translation>السلوفاكية</translation>
    </message>
    <message>
      <source>Slovenian</source>
      <translation>السلوفينية</translation>
    </message>
    <message>
      <source>Somali</source>
      <translation>الصومالية</translation>
    </message>
    <message>
      <source>Spanish</source>
      <translation>الإسبانية</translation>
    </message>
    <message>
      <source>Swahili</source>
      <translation>السواحيلية</translation>
    </message>
    <message>
      <source>Swedish</source>
      <translation>السويدية</translation>
    </message>
    <message>
      <source>Tamil</source>
      <translation>التاميلية</translation>
    </message>
    <message>
      <source>Telugu</source>
      <translation>التيلوغوية</translation>
    </message>
    <message>
      <source>Thai</source>
      <translation>التايلاندية</translation>
    </message>
    <message>
      <source>Tigrinya</source>
      <translation>التغرينية</translation>
    </message>
    <message>
      <source>Turkish</source>
      <translation>التركية</translation>
    </message>
    <message>
      <source>Ukrainian</source>
      <translation>الأوكرانية</translation>
    </message>
    <message>
      <source>Urdu</source>
      <translation>الأردية</translation>
    </message>
    <message>
      <source>Uzbek</source>
      <translation>الأوزبكية</translation>
    </message>
    <message>
      <source>Vietnamese</source>
      <translation>الفيتنامية</translation>
    </message>
    <message>
      <source>Welsh</source>
      <translation>الويلزية</translation>
    </message>
  </context>
  <context>
    <name>messages</name>
    <message numerus="yes">
      <source>%n connection(s) since installation</source>
      <translation>
        <numerusform>لا اتصالات منذ التثبيت</numerusform>
        <numerusform>اتصال واحد منذ التثبيت</numerusform>
        <numerusform>اتصالان منذ التثبيت</numerusform>
        <numerusform>%n اتصالات منذ التثبيت</numerusform>
        <numerusform>%n اتصالًا منذ التثبيت</numerusform>
        <numerusform>%n اتصال منذ التثبيت</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n sentence(s) of the translation to check</source>
      <translation>
        <numerusform>لا جمل في الترجمة للمراجعة</numerusform>
        <numerusform>جملة في الترجمة للمراجعة</numerusform>
        <numerusform>جملتان في الترجمة للمراجعة</numerusform>
        <numerusform>%n جمل في الترجمة للمراجعة</numerusform>
        <numerusform>%n جملة في الترجمة للمراجعة</numerusform>
        <numerusform>%n جملة في الترجمة للمراجعة</numerusform>
      </translation>
    </message>
    <message>
      <source>0 MB</source>
      <translation>0 م.ب</translation>
    </message>
    <message>
      <source>A form that only Adobe Reader can show: print it into a PDF file there and add that</source>
      <translation>نموذج لا يعرضه إلا Adobe Reader: اطبعه هناك في ملف PDF وأضف ذلك الملف</translation>
    </message>
    <message>
      <source>A kind of file that is not read yet</source>
      <translation>نوع ملفات لا يُقرأ بعد</translation>
    </message>
    <message>
      <source>A link to a folder; add the folder itself</source>
      <translation>رابط إلى مجلد؛ أضف المجلد نفسه</translation>
    </message>
    <message>
      <source>A picture without text</source>
      <translation>صورة بلا نص</translation>
    </message>
    <message>
      <source>A preset needs a name. Write one and save it again.</source>
      <translation>يحتاج القالب إلى اسم. اكتب اسمًا واحفظه مجددًا.</translation>
    </message>
    <message>
      <source>A project needs a name. Give it one.</source>
      <translation>المشروع يحتاج إلى اسم. أعطه اسمًا.</translation>
    </message>
    <message>
      <source>Could not be read safely</source>
      <translation>تعذّرت قراءته بأمان</translation>
    </message>
    <message>
      <source>Empty file</source>
      <translation>ملف فارغ</translation>
    </message>
    <message>
      <source>Export it from its program as PDF or as a picture.</source>
      <translation>صدّره من برنامجه بصيغة PDF أو كصورة.</translation>
    </message>
    <message>
      <source>Export its pages from the program for notes as PDF or Word.</source>
      <translation>صدّر صفحاته من برنامج الملاحظات بصيغة PDF أو Word.</translation>
    </message>
    <message>
      <source>Export its tables as CSV or Excel.</source>
      <translation>صدّر جداوله بصيغة CSV أو Excel.</translation>
    </message>
    <message>
      <source>Export the drawing from its program as PDF.</source>
      <translation>صدّر الرسم من برنامجه بصيغة PDF.</translation>
    </message>
    <message>
      <source>Found by its words; by meaning soon</source>
      <translation>يوجد بكلماته؛ وبالمعنى قريبًا</translation>
    </message>
    <message>
      <source>Gone</source>
      <translation>غير موجود</translation>
    </message>
    <message>
      <source>If there is writing on the photo, save it as JPEG.</source>
      <translation>إذا كانت في الصورة كتابة فاحفظها بصيغة JPEG.</translation>
    </message>
    <message>
      <source>In a script that is not read yet; install Tesseract with its language</source>
      <translation>بكتابة لا تُقرأ بعد؛ ثبّت Tesseract مع لغتها</translation>
    </message>
    <message>
      <source>It took longer than {seconds} seconds and was ended.</source>
      <translation>استغرق أكثر من {seconds} ثانية فأُنهي.</translation>
    </message>
    <message>
      <source>Locked with a password</source>
      <translation>مقفل بكلمة مرور</translation>
    </message>
    <message>
      <source>May not be read</source>
      <translation>لا يُسمح بقراءته</translation>
    </message>
    <message>
      <source>Needed too much memory</source>
      <translation>احتاج ذاكرة أكثر من اللازم</translation>
    </message>
    <message>
      <source>No chat model is installed. Get one on the Models page.</source>
      <translation>لا يوجد نموذج دردشة مثبّت. نزّل واحدًا من صفحة النماذج.</translation>
    </message>
    <message>
      <source>No passage of your files says this.</source>
      <translation>لا يقول ذلك أي مقطع من ملفاتك.</translation>
    </message>
    <message>
      <source>None of these files has any text yet. See what became of them on the Library page.</source>
      <translation>لا نص بعد في أي من هذه الملفات. تعرّف على حالها في صفحة المكتبة.</translation>
    </message>
    <message>
      <source>Nothing but pictures, which were not all read</source>
      <translation>صور فقط، ولم تُقرأ كلها</translation>
    </message>
    <message>
      <source>Nothing installed translates from {source} to {target}. Get a chat model on the Models page, or drop a translation package for this pair here.</source>
      <translation>لا شيء مثبّت يترجم من {source} إلى {target}. احصل على نموذج دردشة من صفحة النماذج، أو أفلت هنا حزمة ترجمة لهاتين اللغتين.</translation>
    </message>
    <message>
      <source>Open it in LibreOffice and save it as PDF or OpenDocument.</source>
      <translation>افتحه في LibreOffice واحفظه بصيغة PDF أو OpenDocument.</translation>
    </message>
    <message>
      <source>Open it in Outlook and save the mails that you need as .msg or .eml files.</source>
      <translation>افتحه في Outlook واحفظ الرسائل التي تحتاجها بصيغة ‎.msg أو ‎.eml.</translation>
    </message>
    <message>
      <source>Open it in Pages, Numbers or Keynote and export it as PDF, Word, Excel or PowerPoint.</source>
      <translation>افتحه في Pages أو Numbers أو Keynote وصدّره بصيغة PDF أو Word أو Excel أو PowerPoint.</translation>
    </message>
    <message>
      <source>Open it in the mail program and save it without signature and encryption.</source>
      <translation>افتحه في برنامج البريد واحفظه بلا توقيع ولا تشفير.</translation>
    </message>
    <message>
      <source>Pages on which no text was found</source>
      <translation>صفحات لم يُعثر فيها على نص</translation>
    </message>
    <message>
      <source>Ready</source>
      <translation>جاهز</translation>
    </message>
    <message>
      <source>Save it as PDF, text or Markdown and add that.</source>
      <translation>احفظه بصيغة PDF أو نص أو Markdown وأضفه.</translation>
    </message>
    <message>
      <source>Save the book as EPUB or PDF, if its seller allows it.</source>
      <translation>احفظ الكتاب بصيغة EPUB أو PDF إذا سمح البائع بذلك.</translation>
    </message>
    <message>
      <source>Something went wrong inside the program ({code}). Try again.</source>
      <translation>حدث خطأ داخل البرنامج ({code}). حاول مجددًا.</translation>
    </message>
    <message>
      <source>Sound and films are not listened to. Add a transcript or subtitles as text.</source>
      <translation>لا يُستمع إلى الصوت والأفلام. أضف نصًا مكتوبًا أو ترجمة كملف نصي.</translation>
    </message>
    <message>
      <source>Still being copied</source>
      <translation>لا يزال يُنسخ</translation>
    </message>
    <message>
      <source>Stopped.</source>
      <translation>أُوقف.</translation>
    </message>
    <message>
      <source>The date {detail} stands in no passage that says the rest.</source>
      <translation>التاريخ {detail} لا يرد في أي مقطع يقول بقية الجملة.</translation>
    </message>
    <message>
      <source>The disk is full. Free some space and try again; nothing already indexed is lost.</source>
      <translation>القرص ممتلئ. أفرغ مساحة وحاول مجددًا؛ لم يُفقد شيء مما فُهرس.</translation>
    </message>
    <message>
      <source>The download did not finish. Check the connection and try again; it goes on.</source>
      <translation>لم يكتمل التنزيل. تحقق من الاتصال وحاول مجددًا؛ سيُستأنف من حيث توقف.</translation>
    </message>
    <message>
      <source>The downloaded file is not the one expected and was not installed. Try again later.</source>
      <translation>الملف الذي نُزّل ليس المتوقع ولم يُثبَّت. حاول لاحقًا.</translation>
    </message>
    <message>
      <source>The engine you chose does not translate from {source} to {target}. Choose another one.</source>
      <translation>المحرك الذي اخترته لا يترجم من {source} إلى {target}. اختر محركًا آخر.</translation>
    </message>
    <message>
      <source>The file is damaged</source>
      <translation>الملف تالف</translation>
    </message>
    <message>
      <source>The file is damaged here.</source>
      <translation>الملف تالف هنا.</translation>
    </message>
    <message>
      <source>The file is locked with a password.</source>
      <translation>الملف مقفل بكلمة مرور.</translation>
    </message>
    <message>
      <source>The file is not there any more.</source>
      <translation>لم يعد الملف موجودًا.</translation>
    </message>
    <message>
      <source>The file {path} could not be opened. Close programs that use it and try again.</source>
      <translation>تعذّر فتح الملف {path}. أغلق البرامج التي تستخدمه وحاول مجددًا.</translation>
    </message>
    <message>
      <source>The file {path} is damaged. Move it away and start again; your files are untouched.</source>
      <translation>الملف {path} تالف. انقله جانبًا وابدأ مجددًا؛ لم تُمسّ ملفاتك.</translation>
    </message>
    <message>
      <source>The folder {path} may not be written to. Make it writable and start again.</source>
      <translation>لا تُسمح الكتابة في المجلد {path}. اجعله قابلًا للكتابة وابدأ مجددًا.</translation>
    </message>
    <message>
      <source>The glossary {path} cannot be read. Save it as CSV with two columns, or as TBX.</source>
      <translation>تعذّرت قراءة المسرد {path}. احفظه بصيغة CSV بعمودين أو TBX.</translation>
    </message>
    <message>
      <source>The language of the text cannot be told. Choose it from the list.</source>
      <translation>تعذّر تحديد لغة النص. اخترها من القائمة.</translation>
    </message>
    <message>
      <source>The library is open in another window or command. Close that one and try again.</source>
      <translation>المكتبة مفتوحة في نافذة أخرى أو أمر آخر. أغلقه وحاول مجددًا.</translation>
    </message>
    <message>
      <source>The library stopped unexpectedly. Nothing indexed is lost; try again.</source>
      <translation>توقفت المكتبة على نحو غير متوقع. لم يُفقد شيء مما فُهرس؛ حاول مجددًا.</translation>
    </message>
    <message>
      <source>The model is still answering. Translate when it has ended.</source>
      <translation>لا يزال النموذج يجيب. ترجم عندما ينتهي.</translation>
    </message>
    <message>
      <source>The model stopped unexpectedly.</source>
      <translation>توقف النموذج على نحو غير متوقع.</translation>
    </message>
    <message>
      <source>The number {detail} stands in no passage that says the rest.</source>
      <translation>الرقم {detail} لا يرد في أي مقطع يقول بقية الجملة.</translation>
    </message>
    <message>
      <source>The process that draws pages ended unexpectedly.</source>
      <translation>توقفت العملية التي ترسم الصفحات على نحو غير متوقع.</translation>
    </message>
    <message>
      <source>The question is too long for this model. Shorten it or start a new conversation.</source>
      <translation>السؤال أطول من أن يقرأه هذا النموذج. اختصره أو ابدأ محادثة جديدة.</translation>
    </message>
    <message>
      <source>The result would take the place of {path}. Choose another name.</source>
      <translation>ستحل النتيجة محل {path}. اختر اسمًا آخر.</translation>
    </message>
    <message>
      <source>The search index was damaged and is being made again. Try again in a moment.</source>
      <translation>كان فهرس البحث تالفًا ويُعاد إنشاؤه. حاول بعد لحظة.</translation>
    </message>
    <message>
      <source>The search model is not installed. Get it on the Models page.</source>
      <translation>نموذج البحث غير مثبّت. نزّله من صفحة النماذج.</translation>
    </message>
    <message>
      <source>The text is too long. Translate it in parts, or as a file.</source>
      <translation>النص طويل جدًا. ترجمه على أجزاء أو كملف.</translation>
    </message>
    <message>
      <source>The translation engine stopped unexpectedly. Try again.</source>
      <translation>توقف محرك الترجمة على نحو غير متوقع. حاول مجددًا.</translation>
    </message>
    <message>
      <source>The translation memory {path} cannot be read. Export it again as TMX.</source>
      <translation>تعذّرت قراءة ذاكرة الترجمة {path}. صدّرها مجددًا بصيغة TMX.</translation>
    </message>
    <message>
      <source>The vector server does not answer. Start it, or clear its host in the settings.</source>
      <translation>لا يجيب خادم المتجهات. شغّله، أو امسح اسمه من الإعدادات.</translation>
    </message>
    <message>
      <source>The words “{detail}” stand in no passage that says the rest.</source>
      <translation>الكلمات «{detail}» لا ترد في أي مقطع يقول بقية الجملة.</translation>
    </message>
    <message>
      <source>There are no messages in {path}. Choose another file.</source>
      <translation>لا رسائل في {path}. اختر ملفًا آخر.</translation>
    </message>
    <message>
      <source>There is a file called {path} already. Choose another name.</source>
      <translation>يوجد ملف باسم {path} بالفعل. اختر اسمًا آخر.</translation>
    </message>
    <message>
      <source>There is a project called {name} already. Choose another name.</source>
      <translation>يوجد مشروع باسم {name} بالفعل. اختر اسمًا آخر.</translation>
    </message>
    <message>
      <source>There is no language called {language}. Choose one from the list.</source>
      <translation>لا توجد لغة باسم {language}. اختر واحدة من القائمة.</translation>
    </message>
    <message>
      <source>There is no model called {model}. Choose one on the Models page.</source>
      <translation>لا يوجد نموذج باسم {model}. اختر واحدًا من صفحة النماذج.</translation>
    </message>
    <message>
      <source>There is no question yet. Write one and press Enter.</source>
      <translation>لا سؤال بعد. اكتب سؤالًا واضغط Enter.</translation>
    </message>
    <message>
      <source>There is not enough free memory for this model. Close programs or use a smaller model.</source>
      <translation>لا تكفي الذاكرة الحرة لهذا النموذج. أغلق برامج أو استخدم نموذجًا أصغر.</translation>
    </message>
    <message>
      <source>There is nothing to search yet. Drop files on the window first.</source>
      <translation>لا شيء للبحث فيه بعد. أفلت ملفات على النافذة أولًا.</translation>
    </message>
    <message>
      <source>There is nothing to translate yet.</source>
      <translation>لا شيء للترجمة بعد.</translation>
    </message>
    <message>
      <source>This conversation is not there any more. Choose another one in the list.</source>
      <translation>لم تعد هذه المحادثة موجودة. اختر أخرى من القائمة.</translation>
    </message>
    <message>
      <source>This is only a link. Download the document itself and add that.</source>
      <translation>هذا مجرد رابط. نزّل المستند نفسه وأضفه.</translation>
    </message>
    <message>
      <source>This is part of a program; there is nothing in it to ask about.</source>
      <translation>هذا جزء من برنامج، ولا شيء فيه يُسأل عنه.</translation>
    </message>
    <message>
      <source>This library was made with a search model of another kind. Choose the former one again on the Models page.</source>
      <translation>أُنشئت هذه المكتبة بنموذج بحث من نوع آخر. اختر النموذج السابق مجددًا من صفحة النماذج.</translation>
    </message>
    <message>
      <source>This preset is not there any more. Choose another one.</source>
      <translation>لم يعد هذا القالب موجودًا. اختر آخر.</translation>
    </message>
    <message>
      <source>This translation package cuts words in a way that Alcove cannot. Take another package for these languages.</source>
      <translation>تقطّع حزمة الترجمة هذه الكلمات بطريقة لا يستطيعها Alcove. استخدم حزمة أخرى لهاتين اللغتين.</translation>
    </message>
    <message>
      <source>Too large</source>
      <translation>كبير جدًا</translation>
    </message>
    <message>
      <source>Took too long to read</source>
      <translation>استغرقت قراءته وقتًا طويلًا</translation>
    </message>
    <message>
      <source>Unpack it and add the folder.</source>
      <translation>فك ضغطه وأضف المجلد.</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>في الانتظار</translation>
    </message>
    <message>
      <source>about a minute left</source>
      <translation>بقي نحو دقيقة</translation>
    </message>
    <message>
      <source>about {n} minutes left</source>
      <translation>بقي نحو {n} من الدقائق</translation>
    </message>
    <message>
      <source>less than a minute left</source>
      <translation>بقي أقل من دقيقة</translation>
    </message>
    <message>
      <source>{detail} is named in no passage that says the rest.</source>
      <translation>لا يُذكر {detail} في أي مقطع يقول بقية الجملة.</translation>
    </message>
    <message>
      <source>{engine} is not installed. Install the program again.</source>
      <translation>{engine} غير مثبّت. أعد تثبيت البرنامج.</translation>
    </message>
    <message>
      <source>{model} is part of the program and cannot be removed from it.</source>
      <translation>{model} جزء من البرنامج ولا يمكن حذفه منه.</translation>
    </message>
    <message>
      <source>{n} GB</source>
      <translation>{n} غ.ب</translation>
    </message>
    <message>
      <source>{n} MB</source>
      <translation>{n} م.ب</translation>
    </message>
    <message>
      <source>{path} could not be loaded. It may be damaged; try another model.</source>
      <translation>تعذّر تحميل {path}. قد يكون تالفًا؛ جرّب نموذجًا آخر.</translation>
    </message>
    <message>
      <source>{path} could not be read. Check that the disk is connected and try again.</source>
      <translation>تعذّرت قراءة {path}. تحقق من أن القرص متصل وحاول مجددًا.</translation>
    </message>
    <message>
      <source>{path} could not be written. Choose another folder, or make this one writable.</source>
      <translation>تعذّرت كتابة {path}. اختر مجلدًا آخر، أو اجعل هذا قابلًا للكتابة.</translation>
    </message>
    <message>
      <source>{path} holds no conversations of Alcove, ChatGPT or LM Studio. Choose their export.</source>
      <translation>لا يحتوي {path} على محادثات من Alcove أو ChatGPT أو LM Studio. اختر ما صدّرته.</translation>
    </message>
    <message>
      <source>{path} is damaged or incomplete; nothing of it was imported. Export it again there.</source>
      <translation>{path} تالف أو غير مكتمل؛ لم يُستورد منه شيء. صدّره مجددًا هناك.</translation>
    </message>
    <message>
      <source>{path} is incomplete. Download it again.</source>
      <translation>{path} غير مكتمل. نزّله مجددًا.</translation>
    </message>
    <message>
      <source>{path} is no complete backup, and nothing was changed. Use another copy of it.</source>
      <translation>{path} ليس نسخة احتياطية كاملة، ولم يتغيّر شيء. استخدم نسخة أخرى منه.</translation>
    </message>
    <message>
      <source>{path} is no translation package. Choose a file that ends in .argosmodel.</source>
      <translation>{path} ليس حزمة ترجمة. اختر ملفًا ينتهي بـ ‎.argosmodel.</translation>
    </message>
    <message>
      <source>{path} is not a GGUF model file. Choose a file that ends in .gguf from a model's page.</source>
      <translation>{path} ليس ملف نموذج GGUF. اختر ملفًا ينتهي بـ ‎.gguf من صفحة نموذج.</translation>
    </message>
    <message>
      <source>{path} is not in the library. Add it on the Library page.</source>
      <translation>{path} ليس في المكتبة. أضفه من صفحة المكتبة.</translation>
    </message>
    <message>
      <source>{path} is not there any more. Check where it is and add it again.</source>
      <translation>لم يعد {path} موجودًا. تحقق من مكانه وأضفه مجددًا.</translation>
    </message>
    <message>
      <source>{path} is too large to import at once. Export fewer conversations at a time.</source>
      <translation>{path} أكبر من أن يُستورد دفعة واحدة. صدّر محادثات أقل في كل مرة.</translation>
    </message>
    <message>
      <source>{path} may not be read. Give yourself the right to read it and try again.</source>
      <translation>لا يُسمح بقراءة {path}. امنح نفسك حق القراءة وحاول مجددًا.</translation>
    </message>
    <message>
      <source>{path} was exported by a newer version of the program. Update the program.</source>
      <translation>صُدّر {path} بإصدار أحدث من البرنامج. حدّث البرنامج.</translation>
    </message>
    <message>
      <source>{path} was made by a newer version of the program. Update the program.</source>
      <translation>أُنشئ {path} بإصدار أحدث من البرنامج. حدّث البرنامج.</translation>
    </message>
  </context>
  <context>
    <name>offers</name>
    <message>
      <source>All {n} files with an answer say the same.</source>
      <translation>كل الملفات التي فيها إجابة ({n}) تقول الشيء نفسه.</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>الإجابة</translation>
    </message>
    <message>
      <source>Ask all {n} files one by one · {time}</source>
      <translation>اسأل كل الملفات ({n}) واحدًا واحدًا · {time}</translation>
    </message>
    <message>
      <source>Ask these {n} files one by one · {time}</source>
      <translation>اسأل هذه الملفات ({n}) واحدًا واحدًا · {time}</translation>
    </message>
    <message>
      <source>File</source>
      <translation>الملف</translation>
    </message>
    <message>
      <source>Lowest: {lowest} ({first}). Highest: {highest} ({second}).</source>
      <translation>الأدنى: {lowest} ({first}). الأعلى: {highest} ({second}).</translation>
    </message>
    <message>
      <source>Not read yet</source>
      <translation>لم يُقرأ بعد</translation>
    </message>
    <message>
      <source>Part {n}</source>
      <translation>الجزء {n}</translation>
    </message>
    <message>
      <source>Read all {n} files one by one · {time}</source>
      <translation>قراءة كل الملفات ({n}) واحدًا واحدًا · {time}</translation>
    </message>
    <message>
      <source>Read the whole file, section by section · {time}</source>
      <translation>قراءة الملف كله قسمًا قسمًا · {time}</translation>
    </message>
    <message>
      <source>Stopped after {done} of {total} files.</source>
      <translation>أُوقف بعد {done} من {total} من الملفات.</translation>
    </message>
    <message>
      <source>Stopped after {done} of {total} parts.</source>
      <translation>أُوقف بعد {done} من {total} من الأجزاء.</translation>
    </message>
    <message>
      <source>This asks about every file.</source>
      <translation>هذا سؤال عن كل ملف.</translation>
    </message>
    <message>
      <source>This asks about {n} of your files: {names}.</source>
      <translation>هذا سؤال عن {n} من ملفاتك: {names}.</translation>
    </message>
    <message>
      <source>This asks for a summary.</source>
      <translation>هذا طلب ملخّص.</translation>
    </message>
    <message>
      <source>Too long for this model</source>
      <translation>أطول من أن يقرأه هذا النموذج</translation>
    </message>
    <message>
      <source>a few seconds</source>
      <translation>بضع ثوانٍ</translation>
    </message>
    <message>
      <source>about a minute</source>
      <translation>نحو دقيقة</translation>
    </message>
    <message>
      <source>about {n} hours</source>
      <translation>نحو {n} من الساعات</translation>
    </message>
    <message>
      <source>about {n} minutes</source>
      <translation>نحو {n} من الدقائق</translation>
    </message>
    <message>
      <source>asked again after the model had stopped</source>
      <translation>سُئل مجددًا بعد أن توقف النموذج</translation>
    </message>
    <message>
      <source>less than a minute</source>
      <translation>أقل من دقيقة</translation>
    </message>
    <message>
      <source>not in the passages read of this file</source>
      <translation>ليس في المقاطع المقروءة من هذا الملف</translation>
    </message>
    <message>
      <source>not in this file</source>
      <translation>ليس في هذا الملف</translation>
    </message>
    <message>
      <source>not supported by the file</source>
      <translation>لا يدعمه الملف</translation>
    </message>
    <message>
      <source>not supported: the file has another number</source>
      <translation>غير مدعوم: في الملف رقم آخر</translation>
    </message>
    <message>
      <source>not supported: the file has not this name</source>
      <translation>غير مدعوم: ليس هذا الاسم في الملف</translation>
    </message>
    <message>
      <source>the model stopped twice over this file</source>
      <translation>توقف النموذج مرتين عند هذا الملف</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} من {total}</translation>
    </message>
    <message>
      <source>{found} of {asked} files</source>
      <translation>{found} من {asked} من الملفات</translation>
    </message>
    <message>
      <source>{names} and {n} more</source>
      <translation>{names} و{n} أخرى</translation>
    </message>
    <message>
      <source>{n} files of kinds that are not read were left out.</source>
      <translation>استُبعد {n} من الملفات من أنواع لا تُقرأ.</translation>
    </message>
    <message>
      <source>{values} different answers in {n} files.</source>
      <translation>إجابات مختلفة ({values}) في {n} من الملفات.</translation>
    </message>
  </context>
  <context>
    <name>options</name>
    <message>
      <source>A set of the options below. What you change here comes before it.</source>
      <translation>مجموعة من الخيارات أدناه. ما تغيّره هنا يسبقها.</translation>
    </message>
    <message>
      <source>Above 1 the model repeats itself less. Much more than 1.1 makes it avoid needed words.</source>
      <translation>فوق 1 يقل تكرار النموذج لنفسه. وما زاد كثيرًا على 1.1 يجعله يتجنب كلمات لازمة.</translation>
    </message>
    <message>
      <source>Careful reader</source>
      <translation>قارئ متأنٍّ</translation>
    </message>
    <message>
      <source>Coder</source>
      <translation>مبرمج</translation>
    </message>
    <message>
      <source>Context size</source>
      <translation>حجم السياق</translation>
    </message>
    <message>
      <source>How freely words are chosen. 0 always takes the likeliest: best for facts. From 0.7 on texts are livelier and less exact.</source>
      <translation>مدى حرية اختيار الكلمات. 0 يأخذ الأرجح دائمًا: الأفضل للحقائق. ومن 0.7 تصبح النصوص أكثر حيوية وأقل دقة.</translation>
    </message>
    <message>
      <source>How much the model can keep in view: instructions, passages, what was said before, and its answer. Changing it starts the model anew.</source>
      <translation>مقدار ما يبقيه النموذج أمامه: التعليمات والمقاطع وما قيل من قبل وإجابته. تغييره يعيد تشغيل النموذج.</translation>
    </message>
    <message>
      <source>Instructions for the model</source>
      <translation>تعليمات للنموذج</translation>
    </message>
    <message>
      <source>Leaves out unlikely words: with 0.95 those beyond the likeliest 95 %. Matters above temperature 0.</source>
      <translation>يستبعد الكلمات غير المرجحة: مع 0.95 ما بعد أرجح 95 %. له أثر عند حرارة فوق 0.</translation>
    </message>
    <message>
      <source>Longest answer, in tokens</source>
      <translation>أطول إجابة، بالرموز</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>النموذج</translation>
    </message>
    <message>
      <source>Only for this conversation. A larger one understands more and is slower.</source>
      <translation>لهذه المحادثة فقط. الأكبر يفهم أكثر وهو أبطأ.</translation>
    </message>
    <message>
      <source>Plain helper</source>
      <translation>مساعد بسيط</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>القالب</translation>
    </message>
    <message>
      <source>Repetition penalty</source>
      <translation>عقوبة التكرار</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>البذرة</translation>
    </message>
    <message>
      <source>Temperature</source>
      <translation>الحرارة</translation>
    </message>
    <message>
      <source>Top P</source>
      <translation>Top P</translation>
    </message>
    <message>
      <source>What the model is told before every question (its system prompt): who it should be, how it should answer. Answers from your files are checked against them all the same.</source>
      <translation>ما يُقال للنموذج قبل كل سؤال (تعليمات النظام): من يكون وكيف يجيب. ومع ذلك تُراجع الإجابات من ملفاتك عليها.</translation>
    </message>
    <message>
      <source>Where an answer is cut at the latest. A token is about three quarters of an English word.</source>
      <translation>حيث تُقطع الإجابة على أبعد تقدير. الرمز نحو ثلاثة أرباع كلمة إنجليزية.</translation>
    </message>
    <message>
      <source>With the same seed the same question is answered the same. By default each answer draws its own.</source>
      <translation>بالبذرة نفسها يُجاب السؤال نفسه بالإجابة نفسها. وافتراضيًا لكل إجابة بذرتها.</translation>
    </message>
    <message>
      <source>Writer</source>
      <translation>كاتب</translation>
    </message>
  </context>
  <context>
    <name>packages</name>
    <message>
      <source>Alcove is open. Close it and try again.</source>
      <translation>برنامج Alcove مفتوح. أغلقه ثم حاول مرة أخرى.</translation>
    </message>
    <message>
      <source>Ask about your own files on your own computer</source>
      <translation>اسأل عن ملفاتك على حاسوبك</translation>
    </message>
    <message>
      <source>Ask about your own files, offline, with citations</source>
      <translation>اسأل عن ملفاتك دون اتصال، مع ذكر المصادر</translation>
    </message>
    <message>
      <source>Document Assistant</source>
      <translation>مساعد المستندات</translation>
    </message>
    <message>
      <source>documents;search;PDF;question;offline;translate;</source>
      <translation>مستندات;بحث;PDF;سؤال;دون اتصال;ترجمة;</translation>
    </message>
    <message>
      <source>language model</source>
      <translation>نموذج لغوي</translation>
    </message>
    <message>
      <source>translation package</source>
      <translation>حزمة ترجمة</translation>
    </message>
  </context>
  <context>
    <name>pages</name>
    <message>
      <source>Chat</source>
      <translation>الدردشة</translation>
    </message>
    <message>
      <source>Go to the chat</source>
      <translation>إلى الدردشة</translation>
    </message>
    <message>
      <source>Go to the library</source>
      <translation>إلى المكتبة</translation>
    </message>
    <message>
      <source>Go to the models</source>
      <translation>إلى النماذج</translation>
    </message>
    <message>
      <source>Go to the search</source>
      <translation>إلى البحث</translation>
    </message>
    <message>
      <source>Go to the settings</source>
      <translation>إلى الإعدادات</translation>
    </message>
    <message>
      <source>Go to the translator</source>
      <translation>إلى الترجمة</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>المكتبة</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>النماذج</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>البحث</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>الإعدادات</translation>
    </message>
    <message>
      <source>Translate</source>
      <translation>الترجمة</translation>
    </message>
  </context>
  <context>
    <name>preferences</name>
    <message>
      <source>The system's list of programs to start could not be changed: {reason}</source>
      <translation>تعذّر تغيير قائمة البرامج التي يشغّلها النظام: {reason}</translation>
    </message>
  </context>
  <context>
    <name>reader</name>
    <message>
      <source>Click to try again.</source>
      <translation>انقر للمحاولة مجددًا.</translation>
    </message>
    <message>
      <source>It said: “{quote}”</source>
      <translation>كان النص: «{quote}»</translation>
    </message>
    <message>
      <source>Page {n}</source>
      <translation>صفحة {n}</translation>
    </message>
    <message>
      <source>Reading the picture to find the passage…</source>
      <translation>تُقرأ الصورة للعثور على المقطع…</translation>
    </message>
    <message>
      <source>The file has changed since it was read; the passage is still here.</source>
      <translation>تغيّر الملف منذ قراءته؛ ولا يزال المقطع هنا.</translation>
    </message>
    <message>
      <source>The file has changed since; the passage now stands here.</source>
      <translation>تغيّر الملف منذ ذلك؛ والمقطع الآن هنا.</translation>
    </message>
    <message>
      <source>The file has changed since; the passage now stands on page {n}.</source>
      <translation>تغيّر الملف منذ ذلك؛ والمقطع الآن في صفحة {n}.</translation>
    </message>
    <message>
      <source>The file has changed, and this passage is not in it any more.</source>
      <translation>تغيّر الملف، ولم يعد هذا المقطع فيه.</translation>
    </message>
    <message>
      <source>The file is not in the library any more. This is what was cited from it.</source>
      <translation>لم يعد الملف في المكتبة. هذا ما اقتُبس منه.</translation>
    </message>
    <message>
      <source>The file is not where it was. This is the text that was read of it.</source>
      <translation>لم يعد الملف في مكانه. هذا هو النص الذي قُرئ منه.</translation>
    </message>
    <message>
      <source>The page cannot be shown ({reason}). This is the text that was read of it.</source>
      <translation>تعذّر عرض الصفحة ({reason}). هذا هو النص الذي قُرئ منها.</translation>
    </message>
    <message>
      <source>The passage is on this page, but its exact place could not be found.</source>
      <translation>المقطع في هذه الصفحة، لكن تعذّر تحديد موضعه بدقة.</translation>
    </message>
  </context>
  <context>
    <name>transcript</name>
    <message numerus="yes">
      <source>%n passage(s) in {ms} ms</source>
      <translation>
        <numerusform>بلا مقاطع في {ms} م.ث</numerusform>
        <numerusform>مقطع واحد في {ms} م.ث</numerusform>
        <numerusform>مقطعان في {ms} م.ث</numerusform>
        <numerusform>%n مقاطع في {ms} م.ث</numerusform>
        <numerusform>%n مقطعًا في {ms} م.ث</numerusform>
        <numerusform>%n مقطع في {ms} م.ث</numerusform>
      </translation>
    </message>
    <message>
      <source>Answer without my files</source>
      <translation>أجب دون ملفاتي</translation>
    </message>
    <message>
      <source>Changing the answer…</source>
      <translation>يجري تعديل الإجابة…</translation>
    </message>
    <message>
      <source>Choose a larger model</source>
      <translation>اختر نموذجًا أكبر</translation>
    </message>
    <message>
      <source>Comparing the versions…</source>
      <translation>تجري مقارنة الإصدارات…</translation>
    </message>
    <message>
      <source>Context: {n} of {m} tokens ({share} %)</source>
      <translation>السياق: {n} من {m} رمزًا ({share} %)</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>متابعة</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>نسخ</translation>
    </message>
    <message>
      <source>Copy as table</source>
      <translation>نسخ كجدول</translation>
    </message>
    <message>
      <source>Copy code</source>
      <translation>نسخ الشيفرة</translation>
    </message>
    <message>
      <source>Earlier version</source>
      <translation>نسخة سابقة</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>تعديل</translation>
    </message>
    <message>
      <source>First word after {s} s</source>
      <translation>أول كلمة بعد {s} ث</translation>
    </message>
    <message>
      <source>Hide sums</source>
      <translation>إخفاء المجاميع</translation>
    </message>
    <message>
      <source>In all {s} s</source>
      <translation>المجموع {s} ث</translation>
    </message>
    <message>
      <source>Later version</source>
      <translation>نسخة لاحقة</translation>
    </message>
    <message>
      <source>Look in my files</source>
      <translation>ابحث في ملفاتي</translation>
    </message>
    <message>
      <source>Looking for everything that belongs to it…</source>
      <translation>يجري البحث عن كل ما يتعلق به…</translation>
    </message>
    <message>
      <source>Looking for the facts in your files…</source>
      <translation>يجري البحث عن المعلومات في ملفاتك…</translation>
    </message>
    <message>
      <source>Looking for the figures…</source>
      <translation>يجري البحث عن الأرقام…</translation>
    </message>
    <message>
      <source>Looking through the list of your files…</source>
      <translation>يجري الاطلاع على قائمة ملفاتك…</translation>
    </message>
    <message>
      <source>Memory of the model: {size}</source>
      <translation>ذاكرة النموذج: {size}</translation>
    </message>
    <message>
      <source>Model: {name}</source>
      <translation>النموذج: {name}</translation>
    </message>
    <message>
      <source>Not in your files.</source>
      <translation>ليس في ملفاتك.</translation>
    </message>
    <message>
      <source>Not in {names}.</source>
      <translation>ليس في {names}.</translation>
    </message>
    <message>
      <source>One sentence is not supported by your files.</source>
      <translation>جملة واحدة لا تدعمها ملفاتك.</translation>
    </message>
    <message>
      <source>Quote</source>
      <translation>اقتباس</translation>
    </message>
    <message>
      <source>Quoted in: {languages}.</source>
      <translation>الاقتباس بلغة: {languages}.</translation>
    </message>
    <message>
      <source>Read {n} tokens, {reused} of them known from before</source>
      <translation>قُرئ {n} من الرموز، منها {reused} معروفة من قبل</translation>
    </message>
    <message>
      <source>Reading what is compared…</source>
      <translation>تجري قراءة ما تُراد مقارنته…</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>تجري القراءة…</translation>
    </message>
    <message>
      <source>Save as CSV…</source>
      <translation>حفظ بصيغة CSV…</translation>
    </message>
    <message>
      <source>Searched: {words}.</source>
      <translation>بُحث عن: {words}.</translation>
    </message>
    <message>
      <source>Show sums</source>
      <translation>إظهار المجاميع</translation>
    </message>
    <message>
      <source>Sum</source>
      <translation>المجموع</translation>
    </message>
    <message>
      <source>These passages are the nearest:</source>
      <translation>أقرب المقاطع:</translation>
    </message>
    <message>
      <source>Thinking…</source>
      <translation>يفكّر…</translation>
    </message>
    <message>
      <source>Thinking… {n} s</source>
      <translation>يفكّر… {n} ث</translation>
    </message>
    <message>
      <source>This model only quotes. To write, compare, list or calculate, a larger one is needed.</source>
      <translation>هذا النموذج يقتبس فقط. للكتابة أو المقارنة أو السرد أو الحساب يلزم نموذج أكبر.</translation>
    </message>
    <message>
      <source>Thought first</source>
      <translation>فكّر أولًا</translation>
    </message>
    <message>
      <source>Thought for {n} s</source>
      <translation>فكّر {n} ث</translation>
    </message>
    <message>
      <source>Translate the quotes</source>
      <translation>ترجم الاقتباسات</translation>
    </message>
    <message>
      <source>Translating…</source>
      <translation>جارٍ الترجمة…</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>حاول مجددًا</translation>
    </message>
    <message>
      <source>Writing…</source>
      <translation>تجري الكتابة…</translation>
    </message>
    <message>
      <source>calculated from your files</source>
      <translation>محسوب من ملفاتك</translation>
    </message>
    <message>
      <source>code</source>
      <translation>شيفرة</translation>
    </message>
    <message>
      <source>first word {s} s</source>
      <translation>أول كلمة {s} ث</translation>
    </message>
    <message numerus="yes">
      <source>from %n file(s)</source>
      <translation>
        <numerusform>من %n ملف</numerusform>
        <numerusform>من ملف واحد</numerusform>
        <numerusform>من ملفين</numerusform>
        <numerusform>من %n ملفات</numerusform>
        <numerusform>من %n ملفًا</numerusform>
        <numerusform>من %n ملف</numerusform>
      </translation>
    </message>
    <message>
      <source>from the list of your files</source>
      <translation>من قائمة ملفاتك</translation>
    </message>
    <message>
      <source>page {n}</source>
      <translation>صفحة {n}</translation>
    </message>
    <message>
      <source>page {page} · {quote}</source>
      <translation>صفحة {page} · {quote}</translation>
    </message>
    <message>
      <source>quoted word for word</source>
      <translation>مقتبس كلمة بكلمة</translation>
    </message>
    <message>
      <source>read as a whole</source>
      <translation>قُرئ كاملًا</translation>
    </message>
    <message>
      <source>the answer before, changed</source>
      <translation>الإجابة السابقة معدّلة</translation>
    </message>
    <message>
      <source>without your files</source>
      <translation>دون ملفاتك</translation>
    </message>
    <message>
      <source>{n} sentences are not supported by your files.</source>
      <translation>{n} من الجمل لا تدعمها ملفاتك.</translation>
    </message>
    <message>
      <source>{n} tokens a second</source>
      <translation>{n} رمز في الثانية</translation>
    </message>
    <message>
      <source>{s} s</source>
      <translation>{s} ث</translation>
    </message>
  </context>
  <context>
    <name>transfers</name>
    <message>
      <source>Answer</source>
      <translation>الإجابة</translation>
    </message>
    <message>
      <source>Not in your files.</source>
      <translation>ليس في ملفاتك.</translation>
    </message>
    <message>
      <source>Not supported by your files:</source>
      <translation>لا تدعمه ملفاتك:</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>السؤال</translation>
    </message>
    <message>
      <source>Sources</source>
      <translation>المصادر</translation>
    </message>
    <message>
      <source>This answer was not finished.</source>
      <translation>لم تكتمل هذه الإجابة.</translation>
    </message>
    <message>
      <source>page {n}</source>
      <translation>صفحة {n}</translation>
    </message>
    <message>
      <source>{date} · answers by {models}</source>
      <translation>{date} · إجابات من {models}</translation>
    </message>
  </context>
  <context>
    <name>translate</name>
    <message>
      <source>A placeholder changed: {detail}.</source>
      <translation>تغيّر عنصر نائب: {detail}.</translation>
    </message>
    <message>
      <source>A unit is missing: {detail}.</source>
      <translation>وحدة ناقصة: {detail}.</translation>
    </message>
    <message>
      <source>An address changed: {detail}.</source>
      <translation>تغيّر عنوان: {detail}.</translation>
    </message>
    <message>
      <source>Check this number: the source says {detail}.</source>
      <translation>تحقق من هذا الرقم: يقول المصدر {detail}.</translation>
    </message>
    <message>
      <source>Check this number: {found} is not in the source.</source>
      <translation>تحقق من هذا الرقم: {found} ليس في المصدر.</translation>
    </message>
    <message>
      <source>It repeats itself.</source>
      <translation>يكرر نفسه.</translation>
    </message>
    <message>
      <source>Much longer or shorter than the source.</source>
      <translation>أطول أو أقصر بكثير من المصدر.</translation>
    </message>
    <message>
      <source>Not translated, the source stands here: {text}</source>
      <translation>لم يُترجم، وهنا المصدر: {text}</translation>
    </message>
    <message>
      <source>The glossary says “{remedy}” for “{detail}”.</source>
      <translation>يقول المسرد «{remedy}» مقابل «{detail}».</translation>
    </message>
    <message>
      <source>There is no translation of this.</source>
      <translation>لا ترجمة لهذا.</translation>
    </message>
    <message>
      <source>This is not in the language that was asked for.</source>
      <translation>هذا ليس باللغة المطلوبة.</translation>
    </message>
    <message>
      <source>This was not translated.</source>
      <translation>لم يُترجم هذا.</translation>
    </message>
  </context>
</TS>
