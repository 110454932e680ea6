# The schedules: learning rate against the step
# Run with: gnuplot schedules.gp
set encoding utf8
set terminal svg size 560,345 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'schedules.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set lmargin at screen 0.1357; set rmargin at screen 0.9607; set tmargin at screen 0.8899; set bmargin at screen 0.2580
set xlabel 'step'; set ylabel 'learning rate / peak' offset 1,0
set yrange [0:1.05]
$data0 << EOD
0 1
299 1
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.0841
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.0841 center top horizontal maxcols 1 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'constant'
unset multiplot
