using Sweep.Contracts;

namespace Sweep.Silo;

/// <summary>What a silo can be told: on the command line (<c>--Home DIR</c>), or in the environment (<c>SWEEP_HOME</c>).</summary>
public sealed class SiloOptions
{
    /// <summary>The folder of the store, logs, downloads and this silo's address.</summary>
    public string Home { get; set; } = SweepHome.Default;

    /// <summary>Trials trained at once; 0 means one a core.</summary>
    public int Slots { get; set; }

    /// <summary>True if a command started this silo: it lives as long as somebody uses it.</summary>
    public bool Embedded { get; set; }

    /// <summary>Gateway port on loopback for clients; 0 means any free one.</summary>
    public int GatewayPort { get; set; }

    /// <summary>How long an embedded silo outlives its last caller, so that commands in a row find it running.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Logs more than warnings to the console.</summary>
    public bool Verbose { get; set; }
}
