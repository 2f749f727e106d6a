//! Words by which a label accepts, declines or puts off, in the languages of the panes.
//! The lists are never complete. How a label is read by them is in `labels.rs`.

/// Words of accepting. One that ends in `*` may go on; the others are whole words. Chinese and Japanese words may stand anywhere.
pub(super) const ACCEPTING: &[&str] = &[
    // en
    "accept",
    "accepts",
    "accepted",
    "accepting",
    "agree",
    "agrees",
    "agreed",
    "agreeing",
    "consent",
    "consents",
    // de
    "annehmen",
    "annehme",
    "angenommen",
    "ich nehme",
    "nehme ich",
    "zustimm*",
    "stimme",
    "akzeptier*",
    "einverstanden",
    "einwillig*",
    "willige",
    // fr
    "accepte*",
    "d'accord",
    "consentir",
    "consens",
    "approuve*",
    // es
    "acepto",
    "aceptar",
    "aceptamos",
    "acepte",
    "de acuerdo",
    "consentir",
    "consiento",
    // pt-BR
    "aceit*",
    "concord*",
    "consinto",
    // it
    "accett*",
    "acconsent*",
    "d'accordo",
    "approv*",
    // id
    "setuju",
    "setujui",
    "menyetujui",
    "terima",
    "menerima",
    // tr
    "kabul",
    "onaylıyorum",
    "onaylamak",
    "katılıyorum",
    // hi
    "स्वीकार*",
    "सहमत*",
    "मंज़ूर*",
    "मंजूर*",
    // ar
    "قبول",
    "القبول",
    "أقبل",
    "اقبل",
    "موافق",
    "موافقة",
    "الموافقة",
    "أوافق",
    "اوافق",
    // he
    "קבלה",
    "קבלת",
    "לקבל",
    "מקבל*",
    "מסכים",
    "מסכימה",
    "הסכמה",
    "להסכים",
    // fa
    "پذیرفت*",
    "پذیرش",
    "میپذیرم",
    "قبول",
    "موافقم",
    "موافقت",
    // ja, zh-Hans
    "同意",
    "承諾",
    "承認",
    "受諾",
    "受け入れ",
    "接受",
    "认可",
];

/// Words of declining. In a label that has words of both, these say the act: "Refuse consent", „Zustimmung verweigern“.
pub(super) const DECLINING: &[&str] = &[
    // en
    "decline",
    "declines",
    "declined",
    "declining",
    "refuse",
    "refuses",
    "refused",
    "refusing",
    "reject",
    "rejects",
    "rejected",
    "rejecting",
    "disagree",
    "disagrees",
    // de
    "ablehn*",
    "abgelehnt",
    "lehne",
    "verweiger*",
    "widersprech*",
    "widerspreche",
    "zurückweisen",
    // fr
    "refus*",
    "décline*",
    "rejet*",
    // es
    "rechaz*",
    "declin*",
    "rehús*",
    // pt-BR
    "recus*",
    "rejeit*",
    "discord*",
    // it
    "rifiut*",
    "respin*",
    // id
    "tolak",
    "menolak",
    // tr
    "reddet*",
    "reddediyorum",
    "kabul etme",
    "kabul etmemek",
    "kabul etmiyor*",
    "onaylamıyorum",
    "katılmıyorum",
    // hi
    "अस्वीकार*",
    "असहमत*",
    "इनकार*",
    "नामंजूर*",
    "नामंज़ूर*",
    "ठुकर*",
    // ar
    "رفض",
    "الرفض",
    "أرفض",
    "ارفض",
    // he
    "סירוב",
    "לסרב",
    "מסרב*",
    // fa
    "نپذیرفت*",
    "نمیپذیرم",
    "رد",
    "مخالفم",
    "مخالفت",
    // ja, zh-Hans
    "拒否",
    "拒絶",
    "断る",
    "辞退",
    "拒绝",
    "谢绝",
    "反对",
];

/// Words that turn the act behind them into its opposite.
pub(super) const NOT_BEFORE: &[&str] = &[
    "no", // en, es
    "kein", "keine", // de
    "não", "nao", // pt-BR
    "non", // fr, it
    "tidak", "jangan", // id
    "لا", "عدم", "لن", // ar, fa
    "אי", // he
    "不", // zh-Hans
];

/// The same, which also stand behind it.
pub(super) const NOT: &[&str] = &[
    "not",
    "don't",
    "cannot",
    "can't",
    "won't",
    "never", // en
    "nicht", // de
    "pas",
    "jamais", // fr
    "nunca",  // es
    "değil",  // tr
    "नहीं",
    "मत", // hi
    "לא",
    "איני",
    "אינני", // he
    "نکردن",
    "ندارم",
    "نمیکنم",
    "نیستم", // fa
    "ない",
    "ません", // ja
];

/// Phrases that contain such words and name no act.
pub(super) const INNOCENT: &[&str] = &[
    "not now",
    "not yet",
    "nicht jetzt",
    "pas maintenant",
    "ahora no",
    "agora não",
    "non ora",
    "terima kasih",
    "अभी नहीं",
    "ليس الآن",
    "לא עכשיו",
    "رد کردن", // fa: to skip
];

/// Words of another time.
pub(super) const LATER: &[&str] = &[
    "later",
    "später",
    "plus tard",
    "más tarde",
    "mais tarde",
    "più tardi",
    "nanti",
    "daha sonra",
    "बाद में",
    "لاحقًا",
    "لاحقا",
    "אחר כך",
    "מאוחר יותר",
    "بعداً",
    "بعدا",
    "後で",
    "あとで",
    "稍后",
    "以后",
];
