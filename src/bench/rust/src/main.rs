//! TigerBeetle's official Rust client under the loads of the comparison, with its reusable buffers.
//!
//! Commands and answers: see Driver.java.

use futures::executor::block_on;
use futures::future::join_all;
use std::collections::HashMap;
use std::error::Error;
use std::io::{self, BufRead, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;
use tigerbeetle as tb;

const LEDGER: u32 = 700;
const CODE: u16 = 1;
const ACCOUNTS: u64 = 1_000;

type Failure = Box<dyn Error + Send + Sync>;

struct Load {
    op: String,
    high: u128,
    events: u64,
    requests: u64,
    threads: u64,
    inflight: u64,
}

type Words = HashMap<String, String>;

fn number(words: &Words, name: &str) -> Result<u64, Failure> {
    let value = words.get(name).ok_or(format!("the command lacks {name}="))?;
    Ok(value.parse()?)
}

impl Load {
    fn parse(words: &Words) -> Result<Load, Failure> {
        Ok(Load {
            op: words.get("op").cloned().unwrap_or_default(),
            high: number(words, "high")?.into(),
            events: number(words, "events")?,
            requests: number(words, "requests")?,
            threads: number(words, "threads")?,
            inflight: number(words, "inflight")?,
        })
    }
}

fn fill(transfers: &mut Vec<tb::Transfer>, count: u64, high: u128, first_low: u64) {
    transfers.clear();
    for low in first_low..first_low + count {
        transfers.push(tb::Transfer {
            id: high << 64 | u128::from(low),
            debit_account_id: u128::from(low % ACCOUNTS + 1),
            credit_account_id: u128::from((low + 1) % ACCOUNTS + 1),
            amount: 1,
            ledger: LEDGER,
            code: CODE,
            ..Default::default()
        });
    }
}

fn check_created(results: &[tb::CreateTransferResult], count: u64) -> Result<(), Failure> {
    if results.len() as u64 != count {
        return Err(format!("{} results of {count}", results.len()).into());
    }
    match results.iter().find(|result| result.status != tb::CreateTransferStatus::Created) {
        Some(result) => Err(format!("a transfer: {}", result.status).into()),
        None => Ok(()),
    }
}

fn check_accounts(accounts: &[tb::Account], ids: &[u128]) -> Result<(), Failure> {
    if accounts.iter().map(|account| account.id).eq(ids.iter().copied()) {
        Ok(())
    } else {
        Err(format!("{ids:?}: other accounts").into())
    }
}

/// Every step-th request from the first one on, one after the other.
async fn requests(
    client: &tb::Client,
    load: &Load,
    first: u64,
    step: u64,
    latency_ns: &[AtomicU64],
) -> Result<u64, Failure> {
    let count = load.events as usize;
    let mut completion = tb::Completion::new();
    let mut transfers = Vec::with_capacity(count);
    let mut results = Vec::with_capacity(count);
    let mut ids = Vec::with_capacity(count);
    let mut accounts = Vec::with_capacity(count);
    let mut page = Vec::new();
    let mut timestamp_min = 0;
    let mut rows = 0;
    for r in (first..load.requests).step_by(step as usize) {
        let start = Instant::now();
        let base = r * load.events;
        match load.op.as_str() {
            "transfers" => {
                fill(&mut transfers, load.events, load.high, base + 1);
                results.clear();
                (completion, transfers, results) =
                    client.create_transfers_reusable(completion, transfers, results).await?;
                check_created(&results, load.events)?;
                rows += load.events;
            }
            "lookups" => {
                ids.clear();
                ids.extend((base..base + load.events).map(|i| u128::from(i % ACCOUNTS + 1)));
                accounts.clear();
                (completion, ids, accounts) =
                    client.lookup_accounts_reusable(completion, ids, accounts).await?;
                check_accounts(&accounts, &ids)?;
                rows += load.events;
            }
            _ => {
                let filter = tb::QueryFilter {
                    ledger: LEDGER,
                    code: CODE,
                    timestamp_min,
                    limit: load.events as u32,
                    ..Default::default()
                };
                page.clear();
                (completion, _, page) =
                    client.query_transfers_reusable(completion, filter, page).await?;
                for row in &page {
                    if row.timestamp < timestamp_min {
                        return Err("out of order".into());
                    }
                    timestamp_min = row.timestamp + 1;
                }
                rows += page.len() as u64;
            }
        }
        latency_ns[r as usize].store(start.elapsed().as_nanos() as u64, Ordering::Relaxed);
    }
    Ok(rows)
}

fn run(client: &tb::Client, load: &Load) -> Result<String, Failure> {
    let latency_ns: Vec<AtomicU64> = (0..load.requests).map(|_| AtomicU64::new(0)).collect();
    let latencies = &latency_ns[..];
    let step = load.threads * load.inflight;
    let start = Instant::now();
    let rows: Result<Vec<u64>, Failure> = thread::scope(|scope| {
        let threads: Vec<_> = (0..load.threads)
            .map(|t| {
                scope.spawn(move || {
                    let slots = (0..load.inflight)
                        .map(|s| requests(client, load, t + s * load.threads, step, latencies));
                    block_on(join_all(slots)).into_iter().sum::<Result<u64, Failure>>()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("a thread failed")).collect()
    });
    let seconds = start.elapsed().as_secs_f64();
    let rows: u64 = rows?.into_iter().sum();
    let mut sorted: Vec<u64> = latency_ns.into_iter().map(AtomicU64::into_inner).collect();
    sorted.sort_unstable();
    let microseconds = |index: u64| sorted[index as usize] as f64 / 1e3;
    Ok(format!(
        "{{\"seconds\":{seconds},\"requests\":{},\"rows\":{rows},\"p50_us\":{},\"p99_us\":{}}}",
        load.requests,
        microseconds(load.requests / 2),
        microseconds(load.requests * 99 / 100)
    ))
}

fn fill_only(words: &Words) -> Result<String, Failure> {
    let (events, repeat) = (number(words, "events")?, number(words, "repeat")?);
    let mut sum = 0;
    let start = Instant::now();
    let mut transfers = Vec::with_capacity(events as usize);
    for i in 0..repeat {
        fill(&mut transfers, events, i.into(), 1);
        sum += std::hint::black_box(&transfers)[(i % events) as usize].id >> 64;
    }
    let ns = start.elapsed().as_nanos() as f64;
    if sum != u128::from(repeat * (repeat - 1) / 2) {
        return Err("the transfers are not as they were filled".into());
    }
    Ok(format!("{{\"fill_ns\":{}}}", ns / (events * repeat) as f64))
}

fn open(address: &str) -> Result<tb::Client, Failure> {
    let client = tb::Client::new(0, address)?;
    check_accounts(&block_on(client.lookup_accounts(&[1]))?, &[1])?;
    Ok(client)
}

fn answer(line: &str, client: &mut Option<tb::Client>) -> Result<String, Failure> {
    let (command, rest) = line.split_once(' ').unwrap_or((line, ""));
    let words: Words = rest
        .split(' ')
        .filter_map(|word| word.split_once('='))
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect();
    match (command, &client) {
        ("open", _) => {
            *client = Some(open(rest)?);
            Ok("{\"ready\":1}".into())
        }
        ("load", Some(open)) => run(open, &Load::parse(&words)?),
        ("fill", _) => fill_only(&words),
        _ => Err(format!("unknown command: {line}").into()),
    }
}

fn main() -> Result<(), Failure> {
    let mut client = None;
    for line in io::stdin().lock().lines() {
        match answer(&line?, &mut client) {
            Ok(text) => println!("{text}"),
            Err(failure) => {
                println!("{{\"error\":{:?}}}", failure.to_string());
                return Err(failure);
            }
        }
        io::stdout().flush()?;
    }
    Ok(())
}
