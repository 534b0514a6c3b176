use crate::assets::file::FOLDER;
use crate::hosting::headers::{AS_DOWNLOAD, DOWNLOADED, FILE_KINDS, HEADERS, PDF_POLICY, POLICY};
use crate::hosting::place::Place;
use crate::routes::EMBEDDED_PAGE;
use maud::Escaper;
use std::fmt::Write;

/// For IIS, with its built-in modules only. It compresses by itself (gzip) and lets pages be revalidated; the precompressed files
/// have no content type there, so it never serves them. It matches whole paths only, so each PDF is listed.
pub(super) fn web_config(pdfs: &[String], place: &Place) -> String {
    let headers: String = HEADERS
        .iter()
        .map(|(name, value)| {
            format!(
                "        <add name=\"{name}\" value=\"{}\" />\n",
                escaped(value)
            )
        })
        .collect();
    let kinds: String = FILE_KINDS
        .iter()
        .map(|kind| {
            format!(
                "      <remove fileExtension=\".{extension}\" />\n      \
                 <mimeMap fileExtension=\".{extension}\" mimeType=\"{content_type}\" />\n",
                extension = kind.extension,
                content_type = kind.content_type
            )
        })
        .collect();
    // From the root of the host, even in a folder's own configuration.
    let missing = format!("{}404.html", place.folder.trim_start_matches('/')).replace('/', "\\");
    let (disposition, attachment) = AS_DOWNLOAD;
    let papers: String = pdfs
        .iter()
        .map(|address| with_policy(address, PDF_POLICY))
        .collect();
    let embedded = place.embedded_policy();
    let embedded = embedded.map(|policy| with_policy(EMBEDDED_PAGE, &policy));
    let embedded = embedded.unwrap_or_default();
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <defaultDocument enabled="true">
      <files>
        <clear />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <directoryBrowse enabled="false" />
    <httpErrors errorMode="Custom" existingResponse="Replace">
      <remove statusCode="404" />
      <error statusCode="404" path="{missing}" responseMode="File" />
    </httpErrors>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
{headers}      </customHeaders>
    </httpProtocol>
    <staticContent>
      <clientCache cacheControlMode="DisableCache" />
{kinds}    </staticContent>
    <urlCompression doStaticCompression="true" />
  </system.webServer>
  <location path="{FOLDER}">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>
  <location path="{DOWNLOADED}">
    <system.webServer>
      <httpProtocol>
        <customHeaders>
          <add name="{disposition}" value="{attachment}" />
        </customHeaders>
      </httpProtocol>
    </system.webServer>
  </location>
{embedded}{papers}</configuration>
"#
    )
}

/// A file with a policy of its own.
fn with_policy(address: &str, policy: &str) -> String {
    format!(
        r#"  <location path="{}">
    <system.webServer>
      <httpProtocol>
        <customHeaders>
          <remove name="{POLICY}" />
          <add name="{POLICY}" value="{}" />
        </customHeaders>
      </httpProtocol>
    </system.webServer>
  </location>
"#,
        escaped(address),
        escaped(policy)
    )
}

fn escaped(value: &str) -> String {
    let mut text = String::new();
    // Writing into a string cannot fail.
    let _ = Escaper::new(&mut text).write_str(value);
    text
}
