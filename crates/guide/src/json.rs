//! Reads JSON into any type that derives serde's `Deserialize`, in a fraction of serde_json's bytes (`cargo xtask bench` compares
//! them).
//!
//! It skips what a payload never holds (fractions, negative numbers) and panics where the text does not fit the type: without its
//! payload the widget cannot start, and the page's loader watches for the trap. Since no error is ever returned, the compiler drops
//! the clean-up paths, which are most of serde's weight.

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer,
    MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::fmt;

/// Reads a complete JSON text.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> T {
    let mut parser = Parser { rest: text };
    let value = parser.value();
    parser.skip_space();
    if !parser.rest.is_empty() {
        unfit()
    }
    let Ok(read) = T::deserialize(&value);
    read
}

/// The text does not fit the type.
fn unfit() -> ! {
    panic!("unfit JSON")
}

enum Value {
    Null,
    Bool(bool),
    Number(u64),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn value(&mut self) -> Value {
        self.skip_space();
        match self.rest.bytes().next() {
            Some(b'"') => Value::Text(self.text()),
            Some(b'[') => self.list(),
            Some(b'{') => self.object(),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            _ => self.number(),
        }
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_ascii_start();
    }

    /// Consumes this text, if it comes next.
    fn take(&mut self, expected: &str) -> bool {
        self.skip_space();
        let rest = self.rest.strip_prefix(expected);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Consumes this text, which must come next.
    fn expect(&mut self, expected: &str) {
        if !self.take(expected) {
            unfit()
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Value {
        self.expect(word);
        value
    }

    fn number(&mut self) -> Value {
        let end = self.rest.find(|c: char| !c.is_ascii_digit());
        let (digits, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        digits.parse().map_or_else(|_| unfit(), Value::Number)
    }

    fn list(&mut self) -> Value {
        let mut items = Vec::new();
        self.expect("[");
        while !self.take("]") {
            if !items.is_empty() {
                self.expect(",");
            }
            items.push(self.value());
        }
        Value::List(items)
    }

    fn object(&mut self) -> Value {
        let mut members = Vec::new();
        self.expect("{");
        while !self.take("}") {
            if !members.is_empty() {
                self.expect(",");
            }
            let name = self.text();
            self.expect(":");
            members.push((name, self.value()));
        }
        Value::Object(members)
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        self.expect("\"");
        loop {
            match self.character() {
                '"' => return text,
                '\\' => text.push(self.escaped()),
                plain => text.push(plain),
            }
        }
    }

    fn character(&mut self) -> char {
        let mut characters = self.rest.chars();
        let first = characters.next();
        self.rest = characters.as_str();
        first.unwrap_or_else(|| unfit())
    }

    fn escaped(&mut self) -> char {
        match self.character() {
            code @ ('"' | '\\' | '/') => code,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => self.code_point(),
            _ => unfit(),
        }
    }

    /// A character by its number. Above U+FFFF JSON writes a surrogate pair.
    fn code_point(&mut self) -> char {
        let mut number = self.four_digits();
        if (0xD800..0xDC00).contains(&number) {
            self.expect("\\u");
            let low = self.four_digits().wrapping_sub(0xDC00);
            number = 0x1_0000 + ((number - 0xD800) << 10) + low;
        }
        char::from_u32(number).unwrap_or_else(|| unfit())
    }

    fn four_digits(&mut self) -> u32 {
        (0..4).fold(0, |number, _| {
            let digit = self.character().to_digit(16);
            number * 16 + digit.unwrap_or_else(|| unfit())
        })
    }
}

impl<'de> Deserializer<'de> for &'de Value {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(value) => visitor.visit_u64(*value),
            Value::Text(value) => visitor.visit_str(value),
            Value::List(items) => visitor.visit_seq(Items(items)),
            Value::Object(members) => visitor.visit_map(Members(members, &Value::Null)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Value::Null => visitor.visit_none(),
            value => visitor.visit_some(value),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Value::Text(value) => visitor.visit_str(value),
            _ => unfit(),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Value::List(items) => visitor.visit_seq(Items(items)),
            _ => unfit(),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match self {
            Value::Object(members) => visitor.visit_seq(Fields { members, fields }),
            _ => unfit(),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match self {
            Value::Text(name) => visitor.visit_enum(Variant(name, &Value::Null)),
            Value::Object(members) => match members.as_slice() {
                [(name, content)] => visitor.visit_enum(Variant(name, content)),
                _ => unfit(),
            },
            _ => unfit(),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str bytes byte_buf unit unit_struct tuple tuple_struct map
        identifier ignored_any
    }
}

/// The items of a list.
struct Items<'de>(&'de [Value]);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unfit> {
        let Some((first, rest)) = self.0.split_first() else {
            return Ok(None);
        };
        self.0 = rest;
        seed.deserialize(first).map(Some)
    }
}

/// The fields of a struct in the order of its declaration, whatever their order in the text.
///
/// The derived code that looks fields up by name is never used, so the compiler leaves it out. A missing field is reported as such;
/// serde asks for those after it all the same.
struct Fields<'de> {
    members: &'de [(String, Value)],
    fields: &'static [&'static str],
}

impl<'de> Fields<'de> {
    fn next(&mut self) -> Option<&'de Value> {
        let (field, rest) = self.fields.split_first()?;
        self.fields = rest;
        let member = self.members.iter().find(|(name, _)| name == field);
        member.map(|(_, value)| value)
    }
}

impl<'de> SeqAccess<'de> for Fields<'de> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unfit> {
        self.next().map(|value| seed.deserialize(value)).transpose()
    }
}

/// The members of a map, and the value of the last key read.
struct Members<'de>(&'de [(String, Value)], &'de Value);

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unfit> {
        let Some(((name, value), rest)) = self.0.split_first() else {
            return Ok(None);
        };
        *self = Self(rest, value);
        let name: StrDeserializer<Unfit> = name.as_str().into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unfit> {
        seed.deserialize(self.1)
    }
}

/// A variant's name and what it holds.
struct Variant<'de>(&'de str, &'de Value);

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Unfit;
    type Variant = &'de Value;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, &'de Value), Unfit> {
        let name: StrDeserializer<Unfit> = self.0.into_deserializer();
        Ok((seed.deserialize(name)?, self.1))
    }
}

impl<'de> VariantAccess<'de> for &'de Value {
    type Error = Unfit;

    fn unit_variant(self) -> Result<(), Unfit> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unfit> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        self.deserialize_struct("", fields, visitor)
    }
}

/// The error type; never constructed.
#[derive(Debug)]
enum Unfit {}

impl Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        unfit()
    }

    fn invalid_length(_: usize, _: &dyn serde::de::Expected) -> Self {
        unfit()
    }
}

impl std::error::Error for Unfit {}

impl fmt::Display for Unfit {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::{
        Channel, ChannelKind, Choice, Choices, Citation, Condition, Contact, Guide, GuidePayload,
        Location, Opening, Outcome, Piece, Question, Quote, Role, TimeOfDay, Urgency, Weekday,
    };
    use std::panic::catch_unwind;

    /// A payload that uses every feature of the format.
    fn payload() -> GuidePayload {
        GuidePayload {
            guide: Guide {
                questions: vec![
                    question(Some(Role::Points), None),
                    question(None, Some("hjælp")),
                ],
                outcomes: vec![outcome()],
                reservation: "forbehold".to_owned(),
                assessors: "vurdering".to_owned(),
                secure_mail: "sikker-mail".to_owned(),
            },
            contacts: vec![contact()],
            passages: ["a", "b"].map(|id| (id.to_owned(), quote())).into(),
        }
    }

    fn question(role: Option<Role>, help: Option<&str>) -> Question {
        let choice = |number, exclusive, ends_guide| Choice {
            id: "valg".to_owned(),
            number,
            text: "Anden \"tilknytning\"\n\u{1}\\ 😀".to_owned(),
            exclusive,
            ends_guide,
        };
        Question {
            id: "spørgsmål".to_owned(),
            role,
            multiple: help.is_none(),
            text: String::new(),
            help: help.map(str::to_owned),
            choices: vec![choice(0, true, false), choice(63, false, true)],
            place: Location::default(),
        }
    }

    fn outcome() -> Outcome {
        let condition = || Condition::AtLeast(2, Choices::of([0, 7, 63]));
        let citation = |when| Citation {
            passage: "a".to_owned(),
            when,
        };
        let when = Condition::All(vec![
            condition(),
            Condition::Any(vec![]),
            Condition::Not(Box::new(condition())),
        ]);
        Outcome {
            id: "udfald".to_owned(),
            urgency: Urgency::Pressing,
            title: "Titel".to_owned(),
            when,
            now: vec![citation(None), citation(Some(condition()))],
            contacts: vec!["politi".to_owned()],
            path: vec!["b".to_owned()],
            help: vec![],
            because: vec![citation(None)],
            place: Location::default(),
        }
    }

    fn contact() -> Contact {
        let channel = |url, openings| Channel {
            kind: ChannelKind::SecureMail,
            value: "Sikker mail".to_owned(),
            passage: "b".to_owned(),
            url,
            openings,
            place: Location::default(),
        };
        let times = ["08.00", "22.30"].map(TimeOfDay::parse);
        let [Some(from), Some(to)] = times else {
            panic!("both are times");
        };
        let days = Weekday::ALL.to_vec();
        Contact {
            id: "politi".to_owned(),
            name: "Politiet".to_owned(),
            passage: "a".to_owned(),
            channels: vec![
                channel(None, vec![Opening { days, from, to }]),
                channel(Some("https://example.org/".to_owned()), vec![]),
            ],
            place: Location::default(),
        }
    }

    fn quote() -> Quote {
        Quote {
            text: vec![
                piece("Ordene på ", None),
                piece("siden", Some("https://example.org/?a=1&b=\"<2>\"")),
            ],
            chapter: "Kapitlet".to_owned(),
            href: "../kapitel.html#a".to_owned(),
        }
    }

    fn piece(text: &str, href: Option<&str>) -> Piece {
        Piece {
            text: text.to_owned(),
            href: href.map(str::to_owned),
        }
    }

    #[test]
    fn what_the_publisher_writes_is_read_back() -> serde_json::Result<()> {
        let json = serde_json::to_string(&payload())?;
        assert_eq!(read::<GuidePayload>(&json), payload());
        let spread_out = serde_json::to_string_pretty(&payload())?;
        assert_eq!(read::<GuidePayload>(&spread_out), payload());
        Ok(())
    }

    #[test]
    fn the_order_of_fields_is_free_and_unknown_ones_are_passed_over() {
        let json = r#" { "href" : "h", "new": [1, {"a": null}], "text": [{"text": "t"}], "chapter": "c" } "#;
        let read = read::<Quote>(json);
        assert_eq!(read.text, [piece("t", None)]);
        assert_eq!([read.chapter, read.href], ["c", "h"]);
    }

    #[test]
    fn every_way_to_write_a_character_is_read() {
        let json = r#""\"\\\/\b\f\n\r\t\u00e6\u00D8å\ud83d\ude00""#;
        assert_eq!(read::<String>(json), "\"\\/\u{8}\u{c}\n\r\tæØå😀");
    }

    #[test]
    fn small_things_are_read() {
        assert!(read::<Vec<u64>>("[ ]").is_empty());
        assert_eq!(read::<Vec<u64>>("[0,18446744073709551615]"), [0, u64::MAX]);
        assert_eq!(
            read::<Vec<Option<bool>>>("[true,false,null]"),
            [Some(true), Some(false), None]
        );
    }

    #[test]
    fn what_does_not_fit_ends_in_a_panic() {
        let unfit = [
            "",
            "{",
            "}",
            "[1 2]",
            "[,1]",
            "nul",
            "-1",
            "1.5",
            "1e3",
            "99999999999999999999",
            "1 2",
            "\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud83d\"",
            "\"\\ud83d\\u0041\"",
            "{\"text\":\"t\"}",
            "[]",
            "{}",
        ];
        for json in unfit {
            assert!(catch_unwind(|| read::<Quote>(json)).is_err(), "{json}");
            assert!(catch_unwind(|| read::<String>(json)).is_err(), "{json}");
        }
    }
}
