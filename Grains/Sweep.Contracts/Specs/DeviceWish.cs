namespace Sweep.Contracts.Specs;

/// <summary>What a study's trials may be trained on.</summary>
public enum DeviceWish
{
    /// <summary>Whatever is free.</summary>
    Any,

    /// <summary>CPU cores alone, as for numbers that equal an earlier study's bit for bit.</summary>
    Cpu,

    /// <summary>GPUs alone.</summary>
    Gpu,
}
