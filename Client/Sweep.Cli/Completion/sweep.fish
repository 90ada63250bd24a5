# Tab completion of sweep. Now: sweep completion fish | source; for good: put that line into ~/.config/fish/config.fish.
function __sweep_offers
    set -l line (commandline --cut-at-cursor --current-process)
    sweep "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null | string match --invert --regex '^/'
end
complete --command sweep --arguments '(__sweep_offers)'
