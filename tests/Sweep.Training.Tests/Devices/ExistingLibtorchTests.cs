using System.Runtime.InteropServices;
using Sweep.Training.Devices;
using Sweep.Training.Tests.Data;
using TorchSharp;

namespace Sweep.Training.Tests.Devices;

/// <summary>What is said of folders whose libtorch does not fit; that one which fits is used is tested with a process of its own.</summary>
public sealed class ExistingLibtorchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ExistingLibtorchTests() => Assert.SkipUnless(
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64, "Another libtorch can be used on Linux on x64 processors only.");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_that_is_not_there_is_said() =>
        Assert.Equal($"there is no folder {Within("none")}.", Refused(Within("none")));

    [Fact]
    public void A_folder_without_libtorch_is_said_with_where_it_is_in_an_installation() =>
        Assert.Equal(
            $"there is no libtorch_cpu.so in {folder.Path}. It is in lib of the folder that libtorch's archive unpacks to, and in torch/lib of a PyTorch installation.",
            Refused(folder.Path));

    [Theory]
    [InlineData("lib")]
    [InlineData("torch/lib")]
    public void A_folder_near_that_has_it_is_named(string below)
    {
        Write(below, [0]);

        Assert.EndsWith($"Did you mean {Within(below)}?", Refused(folder.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { (byte)'M', (byte)'Z', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 183, 0 })]
    public void A_library_of_another_platform_is_said(byte[] library)
    {
        Write("", library);

        Assert.Equal($"the libtorch in {folder.Path} is of another platform; one for Linux on x64 processors is needed.", Refused(folder.Path));
    }

    [Fact]
    public void A_broken_library_is_said_with_what_the_system_says()
    {
        Write("", [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0]);

        var error = Assert.Throws<LibtorchException>(() => ExistingLibtorch.Load(folder.Path));

        Assert.StartsWith($"{Within("libtorch_cpu.so")} cannot be loaded: ", error.Message, StringComparison.Ordinal);
        Assert.Null(ExistingLibtorch.Loaded);
    }

    [Theory]
    [InlineData("2.9.1", "the libtorch in /torch is version 2.9.1; version 2.10 is needed.")]
    [InlineData("3.10.0", "the libtorch in /torch is version 3.10.0; version 2.10 is needed.")]
    [InlineData(null, "the libtorch in /torch is an old one that does not tell its version; version 2.10 is needed.")]
    public void Another_version_is_said(string? version, string expected) =>
        Assert.Equal(expected, Assert.Throws<LibtorchException>(() => ExistingLibtorch.CheckVersion("/torch", version is null ? null : new Version(version))).Message);

    [Fact]
    public void Another_patch_of_the_version_will_do() => Assert.Equal(new Version(2, 10, 1), ExistingLibtorch.CheckVersion("/torch", new Version(2, 10, 1)));

    [Fact]
    public void The_version_that_is_wanted_is_TorchSharps_and_what_its_libtorch_tells()
    {
        torch.InitializeDeviceType(DeviceType.CPU);
        var library = NativeLibrary.Load("libtorch_cpu.so", typeof(ExistingLibtorchTests).Assembly, null);

        Assert.Equal(ExistingLibtorch.Wanted, new Version(string.Join('.', torch.__version__.Split('.')[..2])));
        Assert.Equal(ExistingLibtorch.CheckVersion("", ExistingLibtorch.VersionOf(library)), new Version(2, 10, 0));
    }

    private static string Refused(string folder) => Assert.Throws<LibtorchException>(() => ExistingLibtorch.CheckFiles(folder)).Message;

    private string Within(string name) => Path.Combine(folder.Path, name);

    private void Write(string below, byte[] library)
    {
        Directory.CreateDirectory(Within(below));
        File.WriteAllBytes(Path.Combine(Within(below), "libtorch_cpu.so"), library);
    }
}
