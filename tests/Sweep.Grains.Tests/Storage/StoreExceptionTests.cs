using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Serialization;
using Sweep.Contracts.Grains;

namespace Sweep.Grains.Tests.Storage;

/// <summary>What a client hears when the store is away.</summary>
public sealed class StoreExceptionTests
{
    [Fact]
    public void It_reaches_a_client_without_its_cause_whose_type_no_client_need_know()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var thrown = new StoreException("The database is away.", new PostgresException("starting up", "FATAL", "FATAL", PostgresErrorCodes.CannotConnectNow));

        var heard = Assert.IsType<StoreException>(serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(thrown)));

        Assert.Equal("The database is away.", heard.Message);
        Assert.Null(heard.Cause);
        Assert.Contains("starting up", thrown.ToString(), StringComparison.Ordinal);
    }
}
