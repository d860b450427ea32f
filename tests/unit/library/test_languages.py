"""Languages without English's spaces, endings or alphabet: that words alone find the right one of five passages."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.library.retrieve.grams import plain_forms
from app.core.library.retrieve.keywords import Keywords
from app.core.storage.db import open_database

# The passages of each language, and below each the questions that must find it first.
LETTERS = {
    "zh": """
        合同规定每月租金为一千三百四十欧元。
        - 租金是多少
        租客必须在三个月前书面通知房东解约。
        - 解约通知期限
        押金将在搬出后六周内退还。
        - 什么时候退还押金？
        楼梯间每周五打扫一次，请勿堆放杂物。
        - 楼梯多久打扫一次？
        请用Windows系统打开附件里的表格。
        - 系统
        - windows
    """,
    "ja": """
        家賃は毎月２７日に口座から引き落とされます。
        - 家賃はいつ引き落とされる
        - 27日の引き落とし
        契約を解除する場合は三か月前までに書面で知らせてください。
        - 契約の解除を知らせる
        敷金は退去後に返金されます。ＡＢＣ不動産
        - 敷金を返してもらう
        - ABC
        ゴミは火曜日と金曜日の朝に出してください。
        - ゴミを出す日
        - 朝
        エアコンのﾃﾞｰﾀは説明書にあります。
        - ｴｱｺﾝが壊れた
        - データ
    """,
    "ko": """
        월세는 매달 27일에 자동으로 이체됩니다.
        계약을 해지하려면 세 달 전에 집주인에게 알려야 합니다.
        - 집주인이 알려
        - 집
        보증금은 이사한 뒤 두 달 안에 돌려받습니다.
        - 보증금을 언제 돌려주나요
        한국어는 교착어이며 조사가 발달했다.
        - 한국어의 조사
        - 한국어를 배우다
        보일러 수리는 관리사무소에 신청하세요.
        - 보일러가 고장
    """,
    "ar": """
        يَدْفَعُ المُسْتَأْجِرُ الإِيجَارَ في اليوم الثالث.
        - متى يدفع المستأجر
        - إيجار
        يعاد التأمين بعد ستة أسابيع من تسليم المفاتيح.
        - متى يعاد تأمين الشقة
        - مفاتيح
        يجب إبلاغ المالك كتابيا قبل ثلاثة أشهر من إنهاء العقد.
        - والعقد
        - للمالك
        تنظف الســلالم كل يوم جمعة.
        - السلالم
        إصلاح السخان على صاحب البيت.
        - اصلاح السخان
        - علي صاحب
    """,
    "hi": """
        किराया हर महीने की तीन तारीख़ को देना होता है।
        - किराया कब देना है
        - तारीख
        किरायेदार को तीन महीने पहले लिखित सूचना देनी चाहिए।
        - लिखित सूचनाएँ
        जमा राशि पाँच हफ़्ते में वापस मिलेगी।
        - पांच
        - जमा राशि वापस
        सीढ़ियों की सफ़ाई हर शुक्रवार को होती है।
        - सीढ़ी की सफाई
        रसोई की टंकी की मरम्मत मकान मालिक करेगा।
        - मकान मालिक की मरम्मत
    """,
    "el": """
        Το ενοίκιο πληρώνεται την τρίτη ημέρα κάθε μήνα.
        - ΠΟΤΕ ΠΛΗΡΩΝΕΤΑΙ ΤΟ ΕΝΟΙΚΙΟ;
        - ενοικιο
        Ο ενοικιαστής πρέπει να ειδοποιήσει εγγράφως τρεις μήνες πριν.
        - ειδοποίηση
        Η εγγύηση επιστρέφεται μετά την παράδοση των κλειδιών.
        - επιστροφή της εγγύησης
        Οι σκάλες καθαρίζονται κάθε Παρασκευή.
        - σκάλα
        Ο λέβητας επισκευάζεται από τον ιδιοκτήτη.
        - επισκευή λέβητα
        - ιδιοκτητης
    """,
    "th": """
        ค่าเช่าต้องชำระภายในวันที่สามของทุกเดือน
        - จ่ายค่าเช่าเมื่อไร
        ผู้เช่าต้องแจ้งเจ้าของบ้านเป็นลายลักษณ์อักษรล่วงหน้าสามเดือน
        - แจ้งล่วงหน้ากี่เดือน
        เงินประกันจะคืนให้ภายในหกสัปดาห์หลังจากย้ายออก
        - ได้เงินประกันคืนเมื่อไร
        บันไดจะทำความสะอาดทุกวันศุกร์
        - ทำความสะอาดบันได
        เครื่องทำน้ำร้อนเสียให้ติดต่อช่างซ่อม
        - ซ่อมเครื่องทำน้ำร้อน
    """,
    "ru": """
        Книги стоят на полке.
        - где моя книга
        Столы и стулья стоят в кухне.
        - у стола
        Школа закрыта до сентября.
        - школы
        Аренда квартиры
        - аренду
        Машина
        - машиной
    """,
    "he": """
        שָׁלוֹם עֲלֵיכֶם
        - שלום עליכם
        שכר הדירה משולם בשלישי בכל חודש.
        - דירה
        הפיקדון מוחזר לאחר מסירת המפתחות.
        - מתי מחזירים את הפיקדון
        - מפתח
        חדר המדרגות
        תיקון הדוד
    """,
}


def test_forms_are_made_plain() -> None:
    assert plain_forms("ＡＢＣ２７ ｶﾞｽ ｱ") == "ABC27 ガス ア" and plain_forms("oﬃce") == "office"
    assert plain_forms("ﻛﺘﺎﺏ") == plain_forms("كِتــاب") == plain_forms("کتاب")
    assert plain_forms("cafe\u0301") == "café" and plain_forms("plain") == "plain"
    assert plain_forms("漢字与汉字") == "漢字与汉字"  # which of the two was meant is the writer's


@pytest.mark.parametrize("language", LETTERS)
def test_words_alone_find_the_passage_in(language: str, tmp_path: Path) -> None:
    connection = open_database(tmp_path / "library.db", "library")
    texts, questions = _read(LETTERS[language])
    keywords = Keywords(connection)
    keywords.add(enumerate(texts))
    for question, expected in questions:
        found = keywords.search(question, 10).scores
        first, *others = sorted(found, key=lambda key: -found[key])
        assert first == expected and all(found[other] < 1 for other in others), question
    keywords.remove(enumerate(texts))
    assert not any(keywords.search(question, 10).scores for question, _ in questions)
    connection.close()


def _read(block: str) -> tuple[list[str], list[tuple[str, int]]]:
    """The passages, and each question with the index of its passage."""
    texts: list[str] = []
    questions = []
    for line in block.strip().splitlines():
        text, dash, question = line.strip().partition("- ")
        if dash:
            questions.append((question, len(texts) - 1))
        else:
            texts.append(text)
    return texts, questions
