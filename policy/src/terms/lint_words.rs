//! Words that do not say an act, shame, or press for time, in the languages of the panes; and how they are found.
//! Lists are never complete, and a word may be innocent: what they find is for a person to judge.

use crate::template::Span;

/// Labels that do not say that anything is accepted or declined. Compared whole, without case and punctuation.
pub(super) const NO_ACT: &[&str] = &[
    // en
    "continue",
    "ok",
    "okay",
    "got it",
    "i understand",
    "understood",
    "next",
    "yes",
    "no",
    "submit",
    "done",
    "close",
    "proceed",
    "go",
    "start",
    "let's go",
    "sure",
    "confirm",
    "save",
    "learn more",
    // de
    "weiter",
    "verstanden",
    "alles klar",
    "ja",
    "nein",
    "fortfahren",
    "los",
    "los geht's",
    "fertig",
    "schließen",
    "absenden",
    "bestätigen",
    // fr
    "continuer",
    "compris",
    "j'ai compris",
    "suivant",
    "oui",
    "non",
    "valider",
    "fermer",
    "terminer",
    "confirmer",
    "envoyer",
    // es
    "continuar",
    "vale",
    "entendido",
    "siguiente",
    "sí",
    "cerrar",
    "enviar",
    "listo",
    "confirmar",
    // pt-BR
    "entendi",
    "próximo",
    "sim",
    "não",
    "fechar",
    "concluir",
    "certo",
    "prosseguir",
    // it
    "continua",
    "ho capito",
    "capito",
    "avanti",
    "sì",
    "chiudi",
    "invia",
    "fine",
    "va bene",
    "conferma",
    // id
    "lanjutkan",
    "oke",
    "mengerti",
    "saya mengerti",
    "berikutnya",
    "ya",
    "tidak",
    "tutup",
    "kirim",
    "selesai",
    // tr
    "devam",
    "devam et",
    "tamam",
    "anladım",
    "ileri",
    "evet",
    "hayır",
    "kapat",
    "gönder",
    "bitti",
    "onayla",
    // hi
    "जारी रखें",
    "ठीक है",
    "समझ गया",
    "समझ गए",
    "आगे",
    "हाँ",
    "नहीं",
    "बंद करें",
    "भेजें",
    // ar
    "متابعة",
    "استمرار",
    "حسنًا",
    "حسنا",
    "فهمت",
    "التالي",
    "نعم",
    "لا",
    "إغلاق",
    "إرسال",
    "تم",
    "تأكيد",
    // he
    "המשך",
    "הבנתי",
    "הבא",
    "כן",
    "לא",
    "סגור",
    "סגירה",
    "שלח",
    "בסדר",
    "אישור",
    // fa
    "ادامه",
    "باشه",
    "فهمیدم",
    "متوجه شدم",
    "بعدی",
    "بله",
    "خیر",
    "بستن",
    "ارسال",
    // ja
    "続ける",
    "続行",
    "了解",
    "わかりました",
    "次へ",
    "はい",
    "いいえ",
    "閉じる",
    "送信",
    "完了",
    "確認",
    // zh-Hans
    "继续",
    "确定",
    "好",
    "好的",
    "知道了",
    "我知道了",
    "下一步",
    "是",
    "否",
    "关闭",
    "提交",
    "完成",
    "确认",
];

/// Labels that put off or close instead of declining.
pub(super) const NO_DECLINE: &[&str] = &[
    "later",
    "maybe later",
    "not now",
    "ask me later",
    "remind me later",
    "cancel",
    "back",
    "skip",
    "dismiss",
    "no thanks",
    "no, thanks",
    "später",
    "nicht jetzt",
    "jetzt nicht",
    "vielleicht später",
    "später erinnern",
    "abbrechen",
    "zurück",
    "nein danke",
    "überspringen",
    "plus tard",
    "pas maintenant",
    "annuler",
    "retour",
    "non merci",
    "ignorer",
    "más tarde",
    "ahora no",
    "cancelar",
    "volver",
    "no, gracias",
    "no gracias",
    "omitir",
    "mais tarde",
    "agora não",
    "voltar",
    "não, obrigado",
    "pular",
    "più tardi",
    "non ora",
    "annulla",
    "indietro",
    "no, grazie",
    "no grazie",
    "salta",
    "nanti",
    "nanti saja",
    "jangan sekarang",
    "batal",
    "kembali",
    "lewati",
    "daha sonra",
    "şimdi değil",
    "iptal",
    "geri",
    "atla",
    "बाद में",
    "अभी नहीं",
    "रद्द करें",
    "छोड़ें",
    "لاحقًا",
    "لاحقا",
    "ليس الآن",
    "إلغاء",
    "رجوع",
    "تخطي",
    "אחר כך",
    "מאוחר יותר",
    "לא עכשיו",
    "ביטול",
    "חזרה",
    "דלג",
    "بعداً",
    "بعدا",
    "الان نه",
    "اکنون نه",
    "لغو",
    "بازگشت",
    "رد کردن",
    "後で",
    "あとで",
    "今はしない",
    "キャンセル",
    "戻る",
    "スキップ",
    "稍后",
    "以后再说",
    "暂不",
    "取消",
    "返回",
    "跳过",
];

/// What shames or frightens those who do not accept.
pub(super) const SHAMING: &[&str] = &[
    "i don't care",
    "i like paying",
    "i'd rather",
    "i hate",
    "no thanks, i",
    "i don't want",
    "i prefer to",
    "stay unprotected",
    "at my own risk",
    "miss out",
    "lose my",
    "i don't need",
    "leave me behind",
    "ist mir egal",
    "nein danke, ich",
    "ich will kein",
    "ich möchte kein",
    "auf eigene gefahr",
    "verpassen",
    "ungeschützt",
    "je m'en fiche",
    "non merci, je",
    "je préfère",
    "à mes risques",
    "je ne veux pas",
    "no me importa",
    "no gracias, ",
    "no, gracias, ",
    "prefiero perder",
    "bajo mi propio riesgo",
    "no quiero",
    "não me importo",
    "não, obrigado, ",
    "prefiro perder",
    "por minha conta e risco",
    "não quero",
    "non mi interessa",
    "no grazie, ",
    "preferisco perdere",
    "a mio rischio",
    "non voglio",
    "saya tidak peduli",
    "risiko sendiri",
    "saya tidak mau",
    "umurumda değil",
    "riski kabul",
    "istemiyorum",
    "परवाह नहीं",
    "अपने जोखिम पर",
    "नहीं चाहता",
    "لا يهمني",
    "على مسؤوليتي",
    "لا أريد",
    "לא אכפת לי",
    "על אחריותי",
    "אני לא רוצה",
    "برایم مهم نیست",
    "مسئولیت خودم",
    "نمی‌خواهم",
    "どうでもいい",
    "自己責任",
    "損をする",
    "我不在乎",
    "风险自负",
    "自担风险",
    "我不想",
];

/// What presses for time beyond saying the date.
pub(super) const PRESSING: &[&str] = &[
    "act now",
    "hurry",
    "last chance",
    "don't miss",
    "before it's too late",
    "final warning",
    "only today",
    "immediately or",
    "jetzt handeln",
    "letzte chance",
    "beeil",
    "nur heute",
    "bevor es zu spät",
    "letzte warnung",
    "dernière chance",
    "agissez maintenant",
    "dépêchez",
    "avant qu'il ne soit trop tard",
    "última oportunidad",
    "actúa ya",
    "date prisa",
    "antes de que sea tarde",
    "última chance",
    "última oportunidade",
    "aja agora",
    "antes que seja tarde",
    "ultima occasione",
    "affrettati",
    "agisci ora",
    "prima che sia troppo tardi",
    "kesempatan terakhir",
    "segera bertindak",
    "sebelum terlambat",
    "son şans",
    "acele edin",
    "çok geç olmadan",
    "आखिरी मौका",
    "जल्दी करें",
    "الفرصة الأخيرة",
    "سارع",
    "قبل فوات الأوان",
    "הזדמנות אחרונה",
    "מהרו",
    "לפני שיהיה מאוחר",
    "آخرین فرصت",
    "عجله کنید",
    "最後のチャンス",
    "お急ぎ",
    "今すぐ",
    "最后机会",
    "赶快",
    "立即行动",
];

/// Lower case, a character for a character, and one kind of apostrophe.
pub(super) fn folded(text: &str) -> Vec<char> {
    let fold = |c: char| if c == '’' { '\'' } else { c.to_lowercase().next().unwrap_or(c) };
    text.chars().map(fold).collect()
}

/// Whether a label is one of these words, but for case and what stands around the letters.
pub(super) fn is_one_of(label: &str, words: &[&str]) -> bool {
    let label = label.trim_matches(|c: char| !is_letter(c));
    let label: String = folded(label).into_iter().collect();
    words.contains(&label.as_str())
}

/// Letters and the marks that belong to them, among which the virama of Devanagari is not alphabetic to Unicode.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || ('\u{900}'..='\u{97f}').contains(&c)
}

/// Where the first of these phrases stands in a text, in Unicode scalar values: as whole words, in scripts that part words.
pub(super) fn phrase_in(text: &str, phrases: &[&str]) -> Option<Span> {
    let text = folded(text);
    let mut first: Option<Span> = None;
    for phrase in phrases {
        let phrase: Vec<char> = phrase.chars().collect();
        let at = text.windows(phrase.len()).enumerate().position(|(at, window)| {
            // Longer words may end in other letters ("verpassen", "beeilen"); they may not begin in others.
            window == phrase
                && !(at
                    .checked_sub(1)
                    .and_then(|before| text.get(before))
                    .is_some_and(|c| parts_words(*c) && is_letter(*c)))
        });
        if let Some(at) = at
            && first.is_none_or(|(before, _)| at < before)
        {
            first = Some((at, at + phrase.len()));
        }
    }
    first
}

/// Chinese and Japanese set no spaces between words.
pub(super) fn parts_words(c: char) -> bool {
    u32::from(c) < 0x2E80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_compared_whole() {
        for (label, is) in [
            ("Continue", true),
            ("  OK! ", true),
            ("Got it 👍", true),
            ("Let’s go", true),
            ("जारी रखें", true),
            ("حسنًا", true),
            ("知道了。", true),
            ("Continue with the new terms", false),
            ("Accept the new terms", false),
            ("", false),
        ] {
            assert_eq!(is_one_of(label, NO_ACT), is, "{label}");
        }
    }

    #[test]
    fn phrases_are_found_where_words_begin() {
        for (text, span) in [
            ("Do it. LAST chance!", Some((7, 18))),
            ("Don’t miss this", Some((0, 10))),
            ("Bitte beeilen Sie sich", Some((6, 11))),
            ("这是最后机会", Some((2, 6))),
            ("unhurry", None),
            ("İ hurry", Some((2, 7))),
            ("", None),
        ] {
            assert_eq!(phrase_in(text, PRESSING), span, "{text}");
        }
    }

    #[test]
    fn of_several_phrases_the_first_in_the_text_is_told() {
        assert_eq!(phrase_in("one two", &["two", "one"]), Some((0, 3)));
        assert_eq!(phrase_in("one two", &["one", "two"]), Some((0, 3)));
        assert_eq!(phrase_in("onetwo", &["one", "onetwo"]), Some((0, 3)));
    }

    #[test]
    fn marks_belong_to_their_letters() {
        for (c, is) in [
            ('a', true),
            ('ß', true),
            ('\u{93f}', true),
            ('\u{94d}', true),
            ('\u{64b}', true),
            ('!', false),
            (' ', false),
        ] {
            assert_eq!(is_letter(c), is, "{c:?}");
        }
    }

    #[test]
    fn every_word_is_as_it_is_compared() {
        for word in [NO_ACT, NO_DECLINE, SHAMING, PRESSING].concat() {
            assert_eq!(folded(word).into_iter().collect::<String>(), word);
        }
        for word in [NO_ACT, NO_DECLINE].concat() {
            assert!(is_one_of(word, &[word]), "{word}");
        }
    }
}
