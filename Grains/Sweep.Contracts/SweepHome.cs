namespace Sweep.Contracts;

/// <summary>The folder where an embedded silo keeps everything, and how a command finds a silo that runs there.</summary>
public static class SweepHome
{
    /// <summary>SWEEP_HOME, or <c>sweep</c> in the user's folder for application data.</summary>
    public static string Default =>
        Environment.GetEnvironmentVariable("SWEEP_HOME") is { Length: > 0 } home
            ? Path.GetFullPath(home)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "sweep");

    /// <summary>The file in which a running silo says where its gateway listens, as <c>ADDRESS:PORT</c>.</summary>
    public static string GatewayFile(string home) => Path.Combine(home, "gateway");

    /// <summary>The file that a command holds open while it starts the silo.</summary>
    public static string StartFile(string home) => Path.Combine(home, "starting");

    /// <summary>Makes the folder if it is not there: for its owner alone, since it holds what studies read and found.</summary>
    public static void Create(string home)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(home);
        else
            Directory.CreateDirectory(home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public static string StoreFile(string home) => Path.Combine(home, "sweep.db");

    public static string LogFolder(string home) => Path.Combine(home, "logs");

    public static string DataFolder(string home) => Path.Combine(home, "data");
}
