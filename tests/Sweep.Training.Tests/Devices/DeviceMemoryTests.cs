using System.Runtime.InteropServices;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Training.Data;
using Sweep.Training.Devices;
using Sweep.Training.Text;
using Sweep.Training.Tests.Trainer;
using Sweep.Training.Trainer;

namespace Sweep.Training.Tests.Devices;

public sealed class DeviceMemoryTests
{
    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 79.11 GiB of which 3.19 MiB is free.")]
    [InlineData("CUDA error: out of memory")]
    [InlineData("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`")]
    [InlineData("cuDNN error: CUDNN_STATUS_ALLOC_FAILED")]
    [InlineData("[enforce fail at alloc_cpu.cpp:124] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes.")]
    [InlineData("[enforce fail at alloc_cpu.cpp:81] data. DefaultCPUAllocator: not enough memory: you tried to allocate 8 bytes.")]
    public void What_libtorch_says_when_memory_runs_out_is_recognised(string message) =>
        Assert.True(DeviceMemory.RanOut(new ExternalException(message)));

    [Theory]
    [InlineData("mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)")]
    [InlineData("CUDA error: an illegal memory access was encountered")]
    public void Other_mistakes_are_not_taken_for_it(string message) =>
        Assert.False(DeviceMemory.RanOut(new ExternalException(message)));

    [Fact]
    public void Only_libtorchs_own_words_count() => Assert.False(DeviceMemory.RanOut(new InvalidOperationException("out of memory")));

    [Fact]
    public void A_model_that_no_memory_holds_is_refused_in_those_words()
    {
        var catalog = new DatasetCatalog(new DataOptions { CacheFolder = Path.GetTempPath() });
        var h = Hyperparameters.Default with { VocabSize = 1_000_000, EmbeddingDim = int.MaxValue };
        var work = new TrialWork(new TrialId("full-1", 1), 1, h, DatasetSpec.Reviews, catalog.Load(DatasetSpec.Reviews).Fingerprint, SplitSeed: 1, TrialSeed: 1);
        var trainer = new TextTrainer(new EncodedTextCache(catalog), TimeProvider.System);

        var error = Assert.Throws<DeviceOutOfMemoryException>(() => trainer.Train(work, new Recorder(), TestContext.Current.CancellationToken));

        Assert.Equal("The memory of cpu is full.", error.Message);
    }
}
