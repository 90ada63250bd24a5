namespace Sweep.Contracts.Training;

/// <summary>A training asked for more of its device's memory than was left. With the device to itself it may fit.</summary>
/// <param name="device">The device, <c>cpu</c> or such as <c>cuda:0</c>.</param>
/// <param name="cause">What the device's allocator said.</param>
public sealed class DeviceOutOfMemoryException(string device, Exception? cause = null) : Exception($"The memory of {device} is full.", cause);
