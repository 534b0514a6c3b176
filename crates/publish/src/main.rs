//! The command `beredskab`.

mod adopt_command;
mod diff_command;
mod misunderstood;
mod native_paths;
mod terminal;
mod verify_command;

use adopt_command::{AdoptArguments, Today, adopt};
use clap::error::ErrorKind;
use clap::{ArgAction, CommandFactory as _, Parser, Subcommand};
use diff_command::{DiffArguments, diff};
use mdbook_preprocessor::Preprocessor as _;
use plan::{Plan, Problems, Severity};
use publish::{Failure, LiveReload, Paths, Preprocessor, Printing, Server, Watch, WidgetSource};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;
use std::{env, io, thread};
use terminal::{complain, keep_window_open, print, report, say, tell};
use verify_command::{AFTER_HELP, VerifyArguments, verify};

/// clap's own help is in English.
const HELP: &str = "{about}\n\nBrug: {usage}\n\n{all-args}{after-help}\n";

/// Udgiv en kommunes beredskabsplan som et websted.
#[derive(Parser)]
#[command(
    name = "beredskab",
    help_template = HELP,
    subcommand_help_heading = "Kommandoer",
    subcommand_value_name = "KOMMANDO",
    next_help_heading = "Tilvalg",
    version = env!("BEREDSKAB_VERSION"),
    override_usage = "beredskab KOMMANDO [TILVALG]",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    after_help = "»beredskab help KOMMANDO« viser, hvad der kan skrives efter en kommando."
)]
struct Arguments {
    /// Vis denne hjælp
    #[arg(short, long, action = ArgAction::Help, global = true)]
    help: Option<bool>,
    /// Sig, hvilken version programmet er
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Efterse planen, og sig alt, hvad der er galt
    #[command(help_template = HELP, override_usage = "beredskab check [TILVALG]")]
    Check {
        #[command(flatten)]
        root: Root,
        /// Ret først det, der kun kan rettes på én måde, og skriv de id’er, der mangler; hver ændring vises
        #[arg(long, help_heading = "Tilvalg")]
        ret: bool,
        #[command(flatten)]
        today: Today,
    },
    /// Fastfrys planen som den udgave, der er vedtaget
    #[command(help_template = HELP, override_usage = "beredskab adopt --date DAG --case NUMMER [TILVALG]")]
    Adopt {
        #[command(flatten)]
        root: Root,
        #[command(flatten)]
        adoption: AdoptArguments,
    },
    /// Sig, hvad svar i guiden fører til, og hvorfor
    #[command(help_template = HELP, override_usage = "beredskab explain [TILVALG]")]
    Explain {
        #[command(flatten)]
        root: Root,
        /// Svarene, som i "fare=nej, hvem=borger"; uden dem vises alle spørgsmål og svar
        #[arg(long, value_name = "SVAR", help_heading = "Tilvalg")]
        answers: Option<String>,
    },
    /// Byg webstedet
    #[command(help_template = HELP, override_usage = "beredskab build [TILVALG]")]
    Build(Site),
    /// Byg webstedet, vis det på denne maskine, og byg det igen, når noget ændres
    #[command(help_template = HELP, override_usage = "beredskab serve [TILVALG]")]
    Serve {
        #[command(flatten)]
        site: Site,
        /// Porten, som webstedet vises på; ellers 3000
        #[arg(
            long,
            default_value_t = 3000,
            value_name = "PORT",
            hide_default_value = true,
            help_heading = "Tilvalg",
            value_parser = misunderstood::port
        )]
        port: u16,
    },
    /// Læg begyndelsen til en kommunes plan i en ny mappe
    #[command(help_template = HELP, override_usage = "beredskab new MAPPE --kommune NAVN", next_help_heading = "Tilvalg")]
    New {
        /// Den nye mappe
        #[arg(value_name = "MAPPE", help_heading = "Hvad der skal skrives")]
        folder: PathBuf,
        /// Kommunens navn, f.eks. "Eksempel Kommune"
        #[arg(long, value_name = "NAVN", help_heading = "Tilvalg")]
        kommune: String,
    },
    /// Vis, hvad der er ændret fra en udgave til en anden, afsnit for afsnit
    #[command(
        help_template = HELP,
        override_usage = "beredskab diff [UDGAVE] [UDGAVE] [TILVALG]",
        after_help = "[-…-] er fjernet, {+…+} er tilføjet. Exitkoden er 0, også når der er forskelle."
    )]
    Diff {
        #[command(flatten)]
        root: Root,
        #[command(flatten)]
        editions: DiffArguments,
    },
    /// Efterprøv, om et udgivet websted er det, der er vedtaget
    #[command(
        help_template = HELP,
        override_usage = "beredskab verify MAPPE|ADRESSE [TILVALG]",
        after_help = AFTER_HELP
    )]
    Verify {
        #[command(flatten)]
        root: Root,
        #[command(flatten)]
        asked: VerifyArguments,
    },
    /// Tjen som mdBooks preprocessor
    #[command(hide = true)]
    Preprocess {
        #[command(subcommand)]
        question: Option<Question>,
    },
}

/// What mdBook asks a preprocessor before it uses it.
#[derive(Subcommand)]
enum Question {
    /// Whether it serves this renderer.
    Supports {
        /// The renderer's name.
        renderer: String,
    },
}

#[derive(clap::Args)]
struct Root {
    /// Mappen, som book/ ligger i; ellers denne mappe
    #[arg(
        long,
        default_value = ".",
        value_name = "MAPPE",
        hide_default_value = true,
        help_heading = "Tilvalg"
    )]
    root: PathBuf,
}

#[derive(clap::Args)]
struct Site {
    #[command(flatten)]
    root: Root,
    /// Den færdige guide, regnet fra --root; ellers dist/widget eller den, programmet selv har
    #[arg(long, value_name = "MAPPE", help_heading = "Tilvalg")]
    widget: Option<PathBuf>,
    /// Hvor webstedet skrives, regnet fra --root; ellers dist/site, og dist/preview for det, som serve viser
    #[arg(long, value_name = "MAPPE", help_heading = "Tilvalg")]
    out: Option<PathBuf>,
    /// Undlad de komprimerede udgaver (.br og .gz) ved siden af filerne
    #[arg(long, help_heading = "Tilvalg")]
    unpacked: bool,
    /// Undlad PDF-filerne: planen, kontaktarket og lommekortene
    #[arg(long, help_heading = "Tilvalg")]
    no_pdf: bool,
}

impl Site {
    /// `usual` is where the site is written if nothing else is said, and `papers` when they are printed.
    fn paths(&self, usual: &str, papers: Printing) -> Paths {
        let root = &self.root.root;
        Paths {
            root: root.clone(),
            widget: WidgetSource::choose(self.widget.as_deref(), root),
            site: root.join(self.out.as_deref().unwrap_or(Path::new(usual))),
            packed: !self.unpacked,
            papers: match self.no_pdf {
                true => Printing::Never,
                false => papers,
            },
        }
    }
}

/// The command line could not be understood.
const MISUNDERSTOOD: u8 = 2;

fn main() -> ExitCode {
    let words = words(env::args_os().collect());
    let arguments = match Arguments::try_parse_from(&words) {
        Ok(arguments) => arguments,
        Err(error) => return not_a_command(&error, words.get(1).map(OsString::as_os_str)),
    };
    let untouched = arguments.command.untouched();
    let done = match arguments.command {
        Command::Check { root, ret, today } => check(&root.root, ret, &today),
        Command::Adopt { root, adoption } => adopt(&root.root, &adoption),
        Command::Explain { root, answers } => explain(&root.root, answers.as_deref()),
        Command::Build(site) => build(&site.paths("dist/site", Printing::Now)).map(drop),
        Command::New { folder, kommune } => new(&folder, &kommune),
        Command::Serve { site, port } => {
            serve(&site.paths("dist/preview", Printing::OnRequest), port)
        }
        Command::Diff { root, editions } => diff(&root.root, &editions),
        Command::Verify { root, asked } => return verify(&root.root, &asked),
        Command::Preprocess { question: Some(_) } => Ok(()),
        Command::Preprocess { question: None } => preprocess(),
    };
    exit_code(done, untouched)
}

impl Command {
    /// What is as it was before when the authors' files have errors; nothing where the command changes nothing.
    fn untouched(&self) -> Option<&'static str> {
        match self {
            Self::Adopt { .. } => Some("intet er fastfrosset"),
            Self::Build(_) | Self::Serve { .. } => Some(SITE_UNTOUCHED),
            _ => None,
        }
    }
}

const SITE_UNTOUCHED: &str = "webstedet er ikke ændret";

fn exit_code(done: Result<(), Failure>, untouched: Option<&str>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            report(&failure, untouched);
            ExitCode::FAILURE
        }
    }
}

/// The words of the command line. `help build` asks as `build --help` does, and `version` as `--version`.
fn words(mut words: Vec<OsString>) -> Vec<OsString> {
    let flag = match words.get(1).and_then(|word| word.to_str()) {
        Some("help") => "--help",
        Some("version") => "--version",
        _ => return words,
    };
    words.remove(1);
    words.push(flag.into());
    words
}

/// What clap tells instead of a command: what was asked for, or why it is none.
fn not_a_command(error: &clap::Error, asked: Option<&OsStr>) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return exit_code(say(&error.render().to_string()), None);
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            complain(&error.render().to_string());
            keep_window_open();
        }
        _ => {
            let asked = asked.and_then(OsStr::to_str);
            complain(&misunderstood::in_danish(
                error,
                &Arguments::command(),
                asked,
            ));
        }
    }
    ExitCode::from(MISUNDERSTOOD)
}

fn check(root: &Path, ret: bool, today: &Today) -> Result<(), Failure> {
    if ret {
        say(&publish::mend(root)?)?;
    }
    let (publication, mut problems) = publish::read_publication(root)?;
    problems.append(publish::unprintable(&publication.plan));
    if let Some(decision) = publication.decision() {
        decision.check_revision(today.date(), Severity::Error, &mut problems);
    }
    if problems.has_errors() {
        return Err(problems.into());
    }
    tell(&problems);
    let plan = &publication.plan;
    let passages: usize = plan.chapters.iter().map(|c| c.passages().len()).sum();
    let mut told = format!(
        "Planen er i orden: {} kapitler, {passages} afsnit, {} kontakter, {} spørgsmål, {} udfald.\n",
        plan.chapters.len(),
        plan.contacts.len(),
        plan.guide.questions.len(),
        plan.guide.outcomes.len(),
    );
    told += match plan.compared {
        true => "Teksten er ord for ord som i book/source/beredskabsplan.txt.\n",
        false => "Der er intet kildedokument at sammenligne med.\n",
    };
    told += &format!("{}.\n", publication.status().in_words());
    if let Some(data) = publish::changed_data(root, &publication)? {
        told += &format!("{data}\n");
    }
    say(&told)
}

fn explain(root: &Path, answers: Option<&str>) -> Result<(), Failure> {
    let (plan, warnings) = Plan::read(&publish::read(root)?)?;
    let told = match answers {
        Some(answers) => publish::explain(&plan, answers)?,
        None => publish::list_answers(&plan),
    };
    tell(&warnings);
    print(&told)
}

fn build(paths: &Paths) -> Result<Problems, Failure> {
    let start = Instant::now();
    let (publication, mut warnings) = publish::build(paths)?;
    // A site that is overdue can be corrected all the same.
    if let Some(decision) = publication.decision() {
        decision.check_revision(Today::default().date(), Severity::Warning, &mut warnings);
    }
    tell(&warnings);
    let (site, time) = (paths.site.display(), start.elapsed().as_millis());
    say(&format!("Webstedet er skrevet i {site} ({time} ms).\n"))?;
    Ok(warnings)
}

fn serve(paths: &Paths, port: u16) -> Result<(), Failure> {
    let runtime = tokio::runtime::Runtime::new().map_err(anyhow::Error::from)?;
    // The port comes first: a server that runs already must not see its site change.
    let server = runtime.block_on(Server::bind(&paths.site, port))?;
    let book = paths.root.join("book");
    if !book.is_dir() {
        // That is told file by file, and not as a folder that cannot be watched.
        publish::read(&paths.root)?;
    }
    let watch = Watch::below(&book);
    let server = server.map(|router| publish::add_papers(router, &paths.root));
    let live = LiveReload::default();
    let rebuild = {
        let (paths, live) = (paths.clone(), live.clone());
        move || {
            let done = build(&paths);
            if let Err(failure) = &done {
                report(failure, Some(SITE_UNTOUCHED));
            }
            live.show(&done);
        }
    };
    rebuild();
    thread::spawn(move || watch.each(rebuild));
    say(&format!(
        "Webstedet vises på http://{}/ – stop med Ctrl+C\n",
        server.address()?
    ))?;
    Ok(runtime.block_on(publish::serve(server, live))?)
}

fn new(folder: &Path, municipality: &str) -> Result<(), Failure> {
    publish::lay_out(folder, municipality)?;
    let (folder, steps) = (folder.display(), folder.join("LÆSMIG.md"));
    let steps = steps.display();
    say(&format!(
        "Begyndelsen til planen ligger i {folder}. Læs {steps}; der står, hvad du gør nu.\n"
    ))
}

/// Speaks mdBook's protocol: a book on standard input, the changed book on standard output.
fn preprocess() -> Result<(), Failure> {
    let (context, book) = mdbook_preprocessor::parse_input(io::stdin())?;
    let (publication, warnings) = publish::read_publication(&context.root)?;
    tell(&warnings);
    let widget = WidgetSource::choose(None, &context.root).find()?;
    let widget = widget.map(|widget| Arc::new(widget.inline()));
    let book = Preprocessor::new(Arc::new(publication), widget, None).run(&context, book)?;
    print(&serde_json::to_string(&book).map_err(anyhow::Error::from)?)
}
