using System.Runtime.InteropServices;

namespace Sweep.Training.Devices;

/// <summary>A libtorch that is there already, such as a PyTorch installation's, in place of the one that the build brought.</summary>
/// <remarks>
/// A library that is loaded serves all who ask for its name, wherever it came from. So what is loaded from the folder is what
/// TorchSharp's library finds, and the build's own, which lies where only that library looks, stays where it is
/// (<c>Training/Native/LibTorch.targets</c>).
/// </remarks>
public static class ExistingLibtorch
{
    /// <summary>What TorchSharp is made for. Another patch of it will do: it has the same functions.</summary>
    internal static readonly Version Wanted = new(2, 10);

    private const string Core = "libtorch_cpu.so";

    /// <summary>Each after those that it needs; those for NVIDIA cards are not in every libtorch.</summary>
    private static readonly string[] Libraries = ["libc10.so", Core, "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so"];

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate ulong AbiVersion();

    /// <summary>The version of what was loaded; null if that is the build's own.</summary>
    public static Version? Loaded { get; private set; }

    /// <summary>Loads the folder's libtorch, to be used from now on. Must come before anything else that needs one.</summary>
    /// <param name="folder">Where <c>libtorch_cpu.so</c> is.</param>
    /// <exception cref="LibtorchException">There is none, or none that fits; then another start of the process is needed.</exception>
    public static void Load(string folder)
    {
        CheckFiles(folder);
        foreach (var path in Libraries.Select(library => Path.Combine(folder, library)).Where(File.Exists))
        {
            var library = Open(path);
            if (Path.GetFileName(path) == Core)
                Loaded = CheckVersion(folder, VersionOf(library));
        }
    }

    /// <exception cref="LibtorchException">There is no libtorch, or one of another platform.</exception>
    internal static void CheckFiles(string folder)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not Architecture.X64)
            throw new LibtorchException("another libtorch than the build's own can be used on Linux on x64 processors only.");
        if (!Directory.Exists(folder))
            throw new LibtorchException($"there is no folder {folder}.");
        var core = Path.Combine(folder, Core);
        if (!File.Exists(core))
            throw new LibtorchException($"there is no {Core} in {folder}. {Elsewhere(folder)}");
        if (!IsOfThisPlatform(core))
            throw new LibtorchException($"the libtorch in {folder} is of another platform; one for Linux on x64 processors is needed.");
    }

    /// <param name="folder">Where the library is.</param>
    /// <param name="version">Its version; null if it does not tell.</param>
    /// <exception cref="LibtorchException">It is another version than is wanted.</exception>
    internal static Version CheckVersion(string folder, Version? version) =>
        version is not null && (version.Major, version.Minor) == (Wanted.Major, Wanted.Minor)
            ? version
            : throw new LibtorchException($"the libtorch in {folder} is {(version is null ? "an old one that does not tell its version" : $"version {version}")}; version {Wanted} is needed.");

    /// <summary>The library's version as PyTorch's stable interface tells it, a byte a part from the highest; null if it does not.</summary>
    internal static Version? VersionOf(IntPtr library)
    {
        if (!NativeLibrary.TryGetExport(library, "aoti_torch_abi_version", out var function))
            return null;
        var parts = Marshal.GetDelegateForFunctionPointer<AbiVersion>(function)();
        return new Version((byte)(parts >> 56), (byte)(parts >> 48), (byte)(parts >> 40));
    }

    private static IntPtr Open(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            // The system's words come after .NET's advice.
            throw new LibtorchException($"{path} cannot be loaded: {e.Message.TrimEnd().Split('\n')[^1].Trim()}", e);
        }
    }

    private static string Elsewhere(string folder) =>
        new[] { "lib", Path.Combine("torch", "lib") }.Select(below => Path.Combine(folder, below)).FirstOrDefault(below => File.Exists(Path.Combine(below, Core))) is { } near
            ? $"Did you mean {near}?"
            : "It is in lib of the folder that libtorch's archive unpacks to, and in torch/lib of a PyTorch installation.";

    /// <summary>Reads the file's head: 64-bit little-endian ELF for x64.</summary>
    private static bool IsOfThisPlatform(string file)
    {
        const int MachineAt = 18, X64 = 62;
        Span<byte> head = stackalloc byte[MachineAt + 1];
        using var stream = File.OpenRead(file);
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && head.StartsWith((ReadOnlySpan<byte>)[0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1])
            && head[MachineAt] == X64;
    }
}
