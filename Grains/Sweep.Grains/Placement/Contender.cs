using Sweep.Contracts.Grains;

namespace Sweep.Grains.Placement;

/// <summary>A study that may have trials waiting.</summary>
/// <param name="Study">Its id.</param>
/// <param name="Claim">What it claims of the slots.</param>
/// <param name="Running">Its trials that run on any node.</param>
internal sealed record Contender(string Study, StudyClaim Claim, int Running);

/// <summary>The slots of one node that a study may fill.</summary>
/// <param name="Study">The study's id.</param>
/// <param name="Devices">The device of each slot.</param>
internal sealed record Allotment(string Study, IReadOnlyList<string> Devices);
