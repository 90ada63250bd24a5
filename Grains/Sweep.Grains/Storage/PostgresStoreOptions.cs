namespace Sweep.Grains.Storage;

/// <summary>Where a cluster's store is.</summary>
public sealed record PostgresStoreOptions
{
    /// <summary>Npgsql's connection string. Holds the password, so it is never printed.</summary>
    public required string ConnectionString { get; init; }
}
