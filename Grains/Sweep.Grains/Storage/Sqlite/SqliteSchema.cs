using Sweep.Contracts.Grains;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Storage.Sqlite;

/// <summary>The tables, and how a store of an earlier version gets them.</summary>
internal static class SqliteSchema
{
    /// <summary>"SWEP" in SQLite's header, which tells a store from other programs' databases.</summary>
    private const long ApplicationId = 0x53574550;

    /// <summary>Entry n takes a store from version n to n + 1. Never changed once released; new ones are added.</summary>
    private static readonly string[] Upgrades =
    [
        """
        create table studies (
            id text primary key,
            spec text not null,
            dataset text not null,
            state text not null,
            created_at text not null,
            finished_at text
        ) strict;

        -- last_* repeat the highest epoch, and epochs and seconds sum up all, so that tables read nothing else.
        create table trials (
            id integer primary key,
            study text not null references studies (id) on delete cascade,
            number integer not null,
            seed_number integer not null,
            sweeps integer not null,
            state text not null,
            attempt integer not null default 0,
            failures integer not null default 0,
            node text,
            started_at text,
            finished_at text,
            parameters integer,
            epochs integer not null default 0,
            seconds real default 0,
            last_epoch integer,
            last_train_loss real,
            last_train_accuracy real,
            last_val_loss real,
            last_val_accuracy real,
            last_seconds real,
            error text,
            hyperparameters text not null,
            unique (study, number)
        ) strict;
        create index trials_by_state on trials (study, state);

        create table attempts (
            trial integer not null references trials (id) on delete cascade,
            attempt integer not null,
            node text not null,
            started_at text not null,
            ended_at text,
            outcome text,
            error text,
            primary key (trial, attempt)
        ) strict, without rowid;

        -- A metric that is null was NaN, which SQLite does not store.
        create table epochs (
            trial integer not null references trials (id) on delete cascade,
            epoch integer not null,
            train_loss real,
            train_accuracy real,
            val_loss real,
            val_accuracy real,
            seconds real,
            primary key (trial, epoch)
        ) strict, without rowid;

        create table models (
            trial integer primary key references trials (id) on delete cascade,
            summary text not null
        ) strict;

        create table checkpoints (
            trial integer primary key references trials (id) on delete cascade,
            epoch integer not null,
            state blob not null
        ) strict;
        """,
        "alter table trials add died_on text",
        "alter table studies add trace text",
        """
        -- Trials of one fingerprint are twins. A reused trial has no checkpoint of its own but that of checkpoint_of.
        alter table trials add fingerprint blob;
        alter table trials add engine text;
        alter table trials add reused_from text;
        alter table trials add checkpoint_of integer references trials (id);
        create index trials_by_fingerprint on trials (fingerprint) where fingerprint is not null;
        create index trials_by_checkpoint on trials (checkpoint_of) where checkpoint_of is not null;
        """,
        $"""
        -- What a step measured is one column, in the order of its study's metrics: eight bytes each, which keep NaN.
        alter table studies add metrics text not null default '{FirstMetrics}';
        alter table trials add facts text;
        alter table trials add last_values blob;
        update trials set facts = json_object('parameters', parameters) where parameters is not null;
        update trials set last_values = {Columns.PackFunction}(last_train_accuracy, last_train_loss, last_val_accuracy, last_val_loss)
            where last_epoch is not null;
        alter table trials drop column parameters;
        alter table trials drop column last_train_loss;
        alter table trials drop column last_train_accuracy;
        alter table trials drop column last_val_loss;
        alter table trials drop column last_val_accuracy;
        alter table trials rename column last_epoch to last_step;
        alter table trials rename column epochs to steps;

        create table steps (
            trial integer not null references trials (id) on delete cascade,
            step integer not null,
            metrics blob not null,
            seconds real,
            primary key (trial, step)
        ) strict, without rowid;
        insert into steps (trial, step, metrics, seconds)
            select trial, epoch, {Columns.PackFunction}(train_accuracy, train_loss, val_accuracy, val_loss), seconds from epochs order by trial, epoch;
        drop table epochs;
        alter table checkpoints rename column epoch to step;
        """,
    ];

    /// <summary>What every study reported before studies said so.</summary>
    private static string FirstMetrics => SpecJson.Write(MetricSet.TextClassifier);

    /// <summary>Looks, and changes nothing.</summary>
    /// <exception cref="StoreException">Not a store, one of a newer version, or damaged.</exception>
    public static void Check(SqliteSession session, string path, bool wholly)
    {
        var isNew = session.Number("select count(*) from sqlite_schema") == 0;
        if (!isNew && session.Number("pragma application_id") != ApplicationId)
            throw SqliteErrors.NotAStore(path);
        if (session.Number("pragma user_version") is var version && version > Upgrades.Length)
            throw SqliteErrors.NewerVersion(path, version, Upgrades.Length);
        if (wholly && session.Text("pragma quick_check(1)") is var answer && answer != "ok")
            throw new StoreException(SqliteErrors.Damaged(path, $"{answer}."));
    }

    /// <summary>Brings the store to this version, all or nothing.</summary>
    public static void Upgrade(SqliteSession session)
    {
        var version = session.Number("pragma user_version");
        if (version == Upgrades.Length)
            return;
        session.Execute("begin immediate");
        foreach (var upgrade in Upgrades.Skip((int)version))
            session.Execute(upgrade);
        session.Execute($"pragma application_id = {ApplicationId}");
        session.Execute($"pragma user_version = {Upgrades.Length}");
        session.Execute("commit");
    }
}
