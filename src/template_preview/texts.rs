//! What the preview itself says, in each language it speaks. What is wrong with a template is said by the policy, in English.
//!
//! A language is one text with a line for each [`Text`], because a table of string slices costs eight bytes a sentence
//! before the first letter; `language!` does not compile when a line is missing or stands in the wrong place.

/// What can be said, in the order of every language's lines.
#[derive(Clone, Copy)]
pub(crate) enum Text {
    // The names of the pane's two halves, for those who do not see them.
    Preview,
    Check,
    Empty,
    // The verdicts, and the severities of one problem: the worst first.
    Invalid,
    Warned,
    Valid,
    Error,
    Warning,
    Advice,
    Nothing,
    Fix,
    Why,
    PlatformCode,
    // The fields whose length is counted.
    Header,
    Body,
    Footer,
    /// The row of cards.
    Cards,
    /// On the button under the bubble, and then above the sheet.
    SeeAll,
    Options,
    Close,
    Previous,
    Next,
    // The placeholders, in the order of `media::KINDS`.
    Image,
    Video,
    Document,
    Location,
    Product,
    // Before an instant, and before the code of an offer.
    Ends,
    Code,
    /// Where a desktop app shows nothing of the message.
    PhonesOnly,
    /// Under a long body.
    ReadMore,
    // Before the time that is left, and instead of it.
    EndsIn,
    Ended,
    /// Before the type of a component that this version does not know.
    Unknown,
    // The platform's own card: its title, and what stands on its row.
    CallRequest,
    CallChoices,
    // What a message sells or tells.
    Catalog,
    Items,
    Order,
    OrderStatus,
    /// Under a bubble with a value that phones may take for formatting.
    Upset,
    /// Above the list of where each button leads.
    Targets,
    /// On the copy button once it has copied.
    Copied,
    /// For those who do not see the ticks.
    Seen,
    /// On a button whose label is the platform's and not published.
    ShareContact,
}

const COUNT: usize = Text::ShareContact as usize + 1;

/// The texts of one language.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Texts {
    /// Its BCP 47 tag.
    pub(crate) tag: &'static str,
    lines: &'static str,
}

const fn is_whole(keys: &[Text]) -> bool {
    let mut at = 0;
    while at < keys.len() {
        if keys[at] as usize != at {
            return false;
        }
        at += 1;
    }
    at == COUNT
}

macro_rules! language {
    ($tag:literal, $($key:ident: $text:literal,)*) => {{
        const { assert!(is_whole(&[$(Text::$key),*])) };
        Texts { tag: $tag, lines: concat!($($text, "\n"),*) }
    }};
}

static LANGUAGES: [Texts; 7] = [
    language! {
        "en",
        Preview: "Preview of the message",
        Check: "Check of the template",
        Empty: "No template yet",
        Invalid: "Invalid",
        Warned: "Valid, with warnings",
        Valid: "Valid",
        Error: "Error",
        Warning: "Warning",
        Advice: "Advice",
        Nothing: "Nothing to correct",
        Fix: "Fix:",
        Why: "Why",
        PlatformCode: "Platform code",
        Header: "Header",
        Body: "Body",
        Footer: "Footer",
        Cards: "Cards",
        SeeAll: "See all options",
        Options: "All options",
        Close: "Close",
        Previous: "Previous",
        Next: "Next",
        Image: "Image",
        Video: "Video",
        Document: "Document",
        Location: "Location",
        Product: "Product",
        Ends: "Ends",
        Code: "Code",
        PhonesOnly: "Shown on phones only",
        ReadMore: "Read more",
        EndsIn: "Ends in",
        Ended: "The offer has ended",
        Unknown: "Not known to this version:",
        CallRequest: "Asks to be allowed to call",
        CallChoices: "Choose whether to allow calls",
        Catalog: "Catalog",
        Items: "Items",
        Order: "Order details",
        OrderStatus: "Order status",
        Upset: "Phones may format this otherwise: a marked value meets a formatting character",
        Targets: "Where the buttons lead",
        Copied: "Copied",
        Seen: "Read",
        ShareContact: "Share contact details",
    },
    language! {
        "de",
        Preview: "Vorschau der Nachricht",
        Check: "Prüfung der Vorlage",
        Empty: "Noch keine Vorlage",
        Invalid: "Ungültig",
        Warned: "Gültig, mit Warnungen",
        Valid: "Gültig",
        Error: "Fehler",
        Warning: "Warnung",
        Advice: "Rat",
        Nothing: "Nichts zu berichtigen",
        Fix: "Abhilfe:",
        Why: "Warum",
        PlatformCode: "Code der Plattform",
        Header: "Kopfzeile",
        Body: "Text",
        Footer: "Fußzeile",
        Cards: "Karten",
        SeeAll: "Alle Optionen anzeigen",
        Options: "Alle Optionen",
        Close: "Schließen",
        Previous: "Zurück",
        Next: "Weiter",
        Image: "Bild",
        Video: "Video",
        Document: "Dokument",
        Location: "Standort",
        Product: "Produkt",
        Ends: "Endet",
        Code: "Code",
        PhonesOnly: "Nur auf Telefonen zu sehen",
        ReadMore: "Mehr lesen",
        EndsIn: "Endet in",
        Ended: "Das Angebot ist beendet",
        Unknown: "Dieser Version nicht bekannt:",
        CallRequest: "Bittet um die Erlaubnis anzurufen",
        CallChoices: "Anrufe erlauben oder nicht",
        Catalog: "Katalog",
        Items: "Artikel",
        Order: "Bestelldetails",
        OrderStatus: "Bestellstatus",
        Upset: "Telefone formatieren dies womöglich anders: ein markierter Wert trifft auf ein Formatierungszeichen",
        Targets: "Wohin die Schaltflächen führen",
        Copied: "Kopiert",
        Seen: "Gelesen",
        ShareContact: "Kontaktdaten teilen",
    },
    language! {
        "es",
        Preview: "Vista previa del mensaje",
        Check: "Revisión de la plantilla",
        Empty: "Aún no hay plantilla",
        Invalid: "No válida",
        Warned: "Válida, con advertencias",
        Valid: "Válida",
        Error: "Error",
        Warning: "Advertencia",
        Advice: "Consejo",
        Nothing: "Nada que corregir",
        Fix: "Solución:",
        Why: "Por qué",
        PlatformCode: "Código de la plataforma",
        Header: "Encabezado",
        Body: "Cuerpo",
        Footer: "Pie",
        Cards: "Tarjetas",
        SeeAll: "Ver todas las opciones",
        Options: "Todas las opciones",
        Close: "Cerrar",
        Previous: "Anterior",
        Next: "Siguiente",
        Image: "Imagen",
        Video: "Video",
        Document: "Documento",
        Location: "Ubicación",
        Product: "Producto",
        Ends: "Termina",
        Code: "Código",
        PhonesOnly: "Solo se muestra en teléfonos",
        ReadMore: "Leer más",
        EndsIn: "Termina en",
        Ended: "La oferta ha terminado",
        Unknown: "Desconocido para esta versión:",
        CallRequest: "Pide permiso para llamar",
        CallChoices: "Elegir si permitir llamadas",
        Catalog: "Catálogo",
        Items: "Artículos",
        Order: "Detalles del pedido",
        OrderStatus: "Estado del pedido",
        Upset: "Los teléfonos pueden mostrar otro formato: un valor marcado toca un carácter de formato",
        Targets: "Adónde llevan los botones",
        Copied: "Copiado",
        Seen: "Leído",
        ShareContact: "Compartir datos de contacto",
    },
    language! {
        "fr",
        Preview: "Aperçu du message",
        Check: "Vérification du modèle",
        Empty: "Pas encore de modèle",
        Invalid: "Non valide",
        Warned: "Valide, avec avertissements",
        Valid: "Valide",
        Error: "Erreur",
        Warning: "Avertissement",
        Advice: "Conseil",
        Nothing: "Rien à corriger",
        Fix: "Remède :",
        Why: "Pourquoi",
        PlatformCode: "Code de la plateforme",
        Header: "En-tête",
        Body: "Corps",
        Footer: "Pied",
        Cards: "Cartes",
        SeeAll: "Voir toutes les options",
        Options: "Toutes les options",
        Close: "Fermer",
        Previous: "Précédent",
        Next: "Suivant",
        Image: "Image",
        Video: "Vidéo",
        Document: "Document",
        Location: "Position",
        Product: "Produit",
        Ends: "Fin",
        Code: "Code",
        PhonesOnly: "Affiché sur téléphone uniquement",
        ReadMore: "Lire la suite",
        EndsIn: "Se termine dans",
        Ended: "L’offre est terminée",
        Unknown: "Inconnu de cette version :",
        CallRequest: "Demande la permission d’appeler",
        CallChoices: "Autoriser ou non les appels",
        Catalog: "Catalogue",
        Items: "Articles",
        Order: "Détails de la commande",
        OrderStatus: "État de la commande",
        Upset: "Les téléphones peuvent afficher un autre format : une valeur marquée touche un caractère de mise en forme",
        Targets: "Où mènent les boutons",
        Copied: "Copié",
        Seen: "Lu",
        ShareContact: "Partager mes coordonnées",
    },
    language! {
        "pt-BR",
        Preview: "Prévia da mensagem",
        Check: "Verificação do modelo",
        Empty: "Ainda não há modelo",
        Invalid: "Inválido",
        Warned: "Válido, com avisos",
        Valid: "Válido",
        Error: "Erro",
        Warning: "Aviso",
        Advice: "Conselho",
        Nothing: "Nada a corrigir",
        Fix: "Correção:",
        Why: "Por quê",
        PlatformCode: "Código da plataforma",
        Header: "Cabeçalho",
        Body: "Corpo",
        Footer: "Rodapé",
        Cards: "Cartões",
        SeeAll: "Ver todas as opções",
        Options: "Todas as opções",
        Close: "Fechar",
        Previous: "Anterior",
        Next: "Próximo",
        Image: "Imagem",
        Video: "Vídeo",
        Document: "Documento",
        Location: "Localização",
        Product: "Produto",
        Ends: "Termina",
        Code: "Código",
        PhonesOnly: "Exibida só em celulares",
        ReadMore: "Ler mais",
        EndsIn: "Termina em",
        Ended: "A oferta terminou",
        Unknown: "Desconhecido nesta versão:",
        CallRequest: "Pede permissão para ligar",
        CallChoices: "Escolher se permite chamadas",
        Catalog: "Catálogo",
        Items: "Itens",
        Order: "Detalhes do pedido",
        OrderStatus: "Status do pedido",
        Upset: "Os celulares podem formatar isto de outro modo: um valor marcado encosta em um caractere de formatação",
        Targets: "Para onde os botões levam",
        Copied: "Copiado",
        Seen: "Lida",
        ShareContact: "Compartilhar dados de contato",
    },
    language! {
        "hi",
        Preview: "संदेश का पूर्वावलोकन",
        Check: "टेम्पलेट की जाँच",
        Empty: "अभी कोई टेम्पलेट नहीं",
        Invalid: "अमान्य",
        Warned: "मान्य, चेतावनियों के साथ",
        Valid: "मान्य",
        Error: "त्रुटि",
        Warning: "चेतावनी",
        Advice: "सुझाव",
        Nothing: "कुछ भी सुधारना नहीं है",
        Fix: "उपाय:",
        Why: "क्यों",
        PlatformCode: "प्लेटफ़ॉर्म कोड",
        Header: "शीर्षक",
        Body: "मुख्य पाठ",
        Footer: "पाद लेख",
        Cards: "कार्ड",
        SeeAll: "सभी विकल्प देखें",
        Options: "सभी विकल्प",
        Close: "बंद करें",
        Previous: "पिछला",
        Next: "अगला",
        Image: "चित्र",
        Video: "वीडियो",
        Document: "दस्तावेज़",
        Location: "स्थान",
        Product: "उत्पाद",
        Ends: "समाप्ति",
        Code: "कोड",
        PhonesOnly: "केवल फ़ोन पर दिखता है",
        ReadMore: "और पढ़ें",
        EndsIn: "समाप्त होने में",
        Ended: "ऑफ़र समाप्त हो गया",
        Unknown: "इस संस्करण को अज्ञात:",
        CallRequest: "कॉल करने की अनुमति माँगता है",
        CallChoices: "कॉल की अनुमति चुनें",
        Catalog: "कैटलॉग",
        Items: "आइटम",
        Order: "ऑर्डर विवरण",
        OrderStatus: "ऑर्डर की स्थिति",
        Upset: "फ़ोन पर फ़ॉर्मेटिंग अलग हो सकती है: चिह्नित मान फ़ॉर्मेटिंग वर्ण से मिलता है",
        Targets: "बटन कहाँ ले जाते हैं",
        Copied: "कॉपी किया गया",
        Seen: "पढ़ा गया",
        ShareContact: "संपर्क विवरण साझा करें",
    },
    language! {
        "ar",
        Preview: "معاينة الرسالة",
        Check: "فحص القالب",
        Empty: "لا يوجد قالب بعد",
        Invalid: "غير صالح",
        Warned: "صالح مع تحذيرات",
        Valid: "صالح",
        Error: "خطأ",
        Warning: "تحذير",
        Advice: "نصيحة",
        Nothing: "لا شيء يحتاج إلى تصحيح",
        Fix: "الحل:",
        Why: "السبب",
        PlatformCode: "رمز المنصة",
        Header: "الرأس",
        Body: "النص",
        Footer: "التذييل",
        Cards: "البطاقات",
        SeeAll: "عرض كل الخيارات",
        Options: "كل الخيارات",
        Close: "إغلاق",
        Previous: "السابق",
        Next: "التالي",
        Image: "صورة",
        Video: "فيديو",
        Document: "مستند",
        Location: "موقع",
        Product: "منتج",
        Ends: "ينتهي",
        Code: "الرمز",
        PhonesOnly: "تظهر على الهاتف فقط",
        ReadMore: "قراءة المزيد",
        EndsIn: "ينتهي خلال",
        Ended: "انتهى العرض",
        Unknown: "غير معروف لهذا الإصدار:",
        CallRequest: "يطلب الإذن بالاتصال",
        CallChoices: "اختيار السماح بالمكالمات",
        Catalog: "الكتالوج",
        Items: "المنتجات",
        Order: "تفاصيل الطلب",
        OrderStatus: "حالة الطلب",
        Upset: "قد تعرض الهواتف تنسيقًا آخر: قيمة معلَّمة تلامس رمز تنسيق",
        Targets: "إلى أين تؤدي الأزرار",
        Copied: "تم النسخ",
        Seen: "مقروءة",
        ShareContact: "مشاركة بيانات الاتصال",
    },
];

impl Texts {
    /// The texts for a BCP 47 language: of the same base language, else in English.
    pub(crate) fn of(language: &str) -> Texts {
        let base = |tag: &'static str| tag.get(..2).unwrap_or_default();
        // Ours have two letters; `fil` is not `fi`.
        let asked = language.split('-').next().unwrap_or_default();
        let [english, ..] = LANGUAGES;
        LANGUAGES.into_iter().find(|texts| base(texts.tag).eq_ignore_ascii_case(asked)).unwrap_or(english)
    }

    pub(crate) fn get(&self, text: Text) -> &'static str {
        self.at(Text::Preview, text as usize)
    }

    /// The text `offset` lines after `first`.
    pub(crate) fn at(&self, first: Text, offset: usize) -> &'static str {
        self.lines.split('\n').nth(first as usize + offset).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn every_text_of_every_language_is_one_line() {
        for texts in LANGUAGES {
            assert_eq!(texts.lines.lines().filter(|line| !line.trim().is_empty()).count(), COUNT, "{}", texts.tag);
        }
    }

    #[wasm_bindgen_test]
    fn the_nearest_language_speaks() {
        for (asked, tag) in [("de-AT", "de"), ("PT-br", "pt-BR"), ("pt", "pt-BR"), ("fil", "en"), ("ja", "en"), ("", "en")] {
            assert_eq!(Texts::of(asked).tag, tag, "{asked}");
        }
    }
}
