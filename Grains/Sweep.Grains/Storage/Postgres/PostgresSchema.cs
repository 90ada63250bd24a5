using Npgsql;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Storage.Postgres;

/// <summary>The tables, and how a database of an earlier version gets them.</summary>
internal static class PostgresSchema
{
    /// <summary>"SWEP": held while tables are made, for silos start together.</summary>
    private const long LockKey = 0x53574550;

    private const string Rights = "SELECT, INSERT, UPDATE, DELETE";

    /// <summary>Entry n takes the tables from version n to n + 1. Never changed once released; new ones are added.</summary>
    private static readonly string[] Upgrades =
    [
        """
        create table studies (
            id text primary key,
            place bigint generated always as identity,
            spec text not null,
            dataset text not null,
            state text not null,
            created_at timestamptz not null,
            finished_at timestamptz
        );

        -- last_* repeat the highest epoch, and epochs and seconds sum up all, so that tables read nothing else. Rows
        -- change often and in place: the space left in a page keeps an update from touching the indexes.
        create table trials (
            id bigint generated always as identity primary key,
            study text not null references studies (id) on delete cascade,
            number integer not null,
            seed_number integer not null,
            sweeps bigint not null,
            state text not null default 'queued',
            attempt integer not null default 0,
            failures integer not null default 0,
            node text,
            started_at timestamptz,
            finished_at timestamptz,
            parameters bigint,
            epochs bigint not null default 0,
            seconds double precision not null default 0,
            last_epoch integer,
            last_train_loss double precision,
            last_train_accuracy double precision,
            last_val_loss double precision,
            last_val_accuracy double precision,
            last_seconds double precision,
            error text,
            hyperparameters text not null,
            unique (study, number)
        ) with (fillfactor = 50);

        create table attempts (
            trial bigint not null references trials (id) on delete cascade,
            attempt integer not null,
            node text not null,
            started_at timestamptz not null,
            ended_at timestamptz,
            outcome text,
            error text,
            primary key (trial, attempt)
        ) with (fillfactor = 70);

        create table epochs (
            trial bigint not null references trials (id) on delete cascade,
            epoch integer not null,
            train_loss double precision not null,
            train_accuracy double precision not null,
            val_loss double precision not null,
            val_accuracy double precision not null,
            seconds double precision not null,
            primary key (trial, epoch)
        );

        create table models (
            trial bigint primary key references trials (id) on delete cascade,
            summary text not null
        );

        -- Weights are numbers that do not compress.
        create table checkpoints (
            trial bigint primary key references trials (id) on delete cascade,
            epoch integer not null,
            state bytea not null
        );
        alter table checkpoints alter state set storage external;
        """,
        "alter table trials add died_on text",
        "alter table studies add trace text",
        """
        -- Trials of one fingerprint are twins. A reused trial has no checkpoint of its own but that of checkpoint_of.
        alter table trials
            add fingerprint bytea,
            add engine text,
            add reused_from text,
            add checkpoint_of bigint references trials (id);
        create index trials_by_fingerprint on trials (fingerprint) where fingerprint is not null;
        create index trials_by_checkpoint on trials (checkpoint_of) where checkpoint_of is not null;
        """,
        $"""
        -- What a step measured is one column, in the order of its study's metrics.
        alter table studies add metrics text not null default '{FirstMetrics}';
        alter table trials add facts jsonb, add last_values double precision[];
        update trials set
            facts = case when parameters is not null then jsonb_build_object('parameters', parameters) end,
            last_values = case when last_epoch is not null then array[last_train_accuracy, last_train_loss, last_val_accuracy, last_val_loss] end
            where parameters is not null or last_epoch is not null;
        alter table trials
            drop column parameters,
            drop column last_train_loss,
            drop column last_train_accuracy,
            drop column last_val_loss,
            drop column last_val_accuracy;
        alter table trials rename column last_epoch to last_step;
        alter table trials rename column epochs to steps;

        create table steps (
            trial bigint not null references trials (id) on delete cascade,
            step integer not null,
            metrics double precision[] not null,
            seconds double precision not null,
            primary key (trial, step)
        );
        insert into steps (trial, step, metrics, seconds)
            select trial, epoch, array[train_accuracy, train_loss, val_accuracy, val_loss], seconds from epochs;
        drop table epochs;
        alter table checkpoints rename column epoch to step;
        """,
    ];

    /// <summary>What every study reported before studies said so.</summary>
    private static string FirstMetrics => SpecJson.Write(MetricSet.TextClassifier);

    /// <summary>Brings the database to this version, all or nothing; of several callers one does it and the others wait.</summary>
    /// <exception cref="StoreException">It is of a newer version, or the user lacks rights.</exception>
    public static async Task Upgrade(PostgresConnection database)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Execute(connection, $"select pg_advisory_xact_lock({LockKey})");
        var version = await Version(connection);
        if (version > Upgrades.Length)
            throw PostgresErrors.NewerVersion(database.Name, version, Upgrades.Length);
        if (version < Upgrades.Length)
        {
            // What moves all rows is quickest when it reads them in the order in which they lie.
            await Execute(connection, "set local enable_seqscan = on");
            if (version == 0)
                await Execute(connection, $"create schema if not exists {PostgresConnection.Schema}; create table format (version integer not null); insert into format values (0)");
            foreach (var upgrade in Upgrades.Skip(version))
                await Execute(connection, upgrade);
            await Execute(connection, $"update format set version = {Upgrades.Length}");
        }

        await Check(connection, database.Name);
        await transaction.CommitAsync();
    }

    private static async Task<int> Version(NpgsqlConnection connection)
    {
        if (await Scalar(connection, $"select to_regclass('{PostgresConnection.Schema}.format')::text") is DBNull)
            return 0;
        return (int)(await Scalar(connection, "select version from format"))!;
    }

    private static async Task Check(NpgsqlConnection connection, string store)
    {
        foreach (var table in (string[])["studies", "trials", "attempts", "steps", "models", "checkpoints"])
        {
            foreach (var right in Rights.Split(", "))
            {
                if (await Scalar(connection, $"select has_table_privilege('{table}', '{right}')") is false)
                    throw PostgresErrors.NoRights(store, $"no right to {right} in table {table}");
            }
        }
    }

    /// <summary>Without a limit of time: an upgrade may move every row of a large database.</summary>
    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> Scalar(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
