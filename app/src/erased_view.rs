use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::iterators::StaticVec;
use leptos::tachys::view::{Position, PositionState};
use send_wrapper::SendWrapper;

/// A part of a page, drawn once.
///
/// For every type of view Leptos keeps code that updates it in place. The widget draws each page anew, so erasing the type drops
/// that code: a fifth of the wasm.
pub(crate) struct ErasedView(SendWrapper<Box<dyn Mountable>>);

/// Draws a view.
pub(crate) fn erase<V>(view: V) -> ErasedView
where
    V: Render,
    V::State: 'static,
{
    ErasedView(SendWrapper::new(Box::new(view.build())))
}

/// Parts in sequence.
pub(crate) fn group(parts: Vec<ErasedView>) -> ErasedView {
    erase(StaticVec::from(parts))
}

impl Render for ErasedView {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(mut self, shown: &mut Self) {
        shown.insert_before_this(&mut self);
        shown.unmount();
        *shown = self;
    }
}

impl Mountable for ErasedView {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    /// For attributes added from outside, which the widget does not do.
    fn elements(&self) -> Vec<Element> {
        vec![]
    }
}

// Required by Leptos's traits for server rendering.

impl AddAnyAttr for ErasedView {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

impl RenderHtml for ErasedView {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self {
        self
    }

    fn into_owned(self) -> Self {
        self
    }
}
