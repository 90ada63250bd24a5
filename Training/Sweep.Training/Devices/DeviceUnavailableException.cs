namespace Sweep.Training.Devices;

/// <summary>A device was named that this machine, or this build, does not have.</summary>
/// <param name="message">Which one, and which there are.</param>
public sealed class DeviceUnavailableException(string message) : Exception(message);
