import tigerbeetle.panama.*;
import tigerbeetle.panama.embedded.*;
import tigerbeetle.panama.money.*;
import tigerbeetle.panama.prompt.*;
import tigerbeetle.panama.tables.*;

// Properties that scripts/jshell sets for its options of the same names.
Session session =
        Session.open(
                System.getProperty("tigerbeetle.address"),
                System.getProperty("tigerbeetle.cluster", "0"));
EmbeddedServer server = session.server();
Client client = session.client();

// How the functions below draw, and how many rows at most: to be set anew at the prompt.
Tables tables = Tables.plain();
int rows = 1_000;

void accounts() { System.out.println(new Prompt(client, tables, rows).accounts()); }
void transfers() { System.out.println(new Prompt(client, tables, rows).transfers()); }
void account(Object id) { System.out.println(new Prompt(client, tables, rows).account(id)); }
void balances(Object id) { System.out.println(new Prompt(client, tables, rows).balances(id)); }

System.out.println(session.greeting());
