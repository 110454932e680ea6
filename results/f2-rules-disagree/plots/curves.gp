# Evaluation loss over the steps, at the best peak rate: quadratic, 200 steps
# Run with: gnuplot -d curves.gp
set encoding utf8
set terminal svg size 560,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'curves.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'step'
set format x '%g'
set logscale y

set format y '%g'; set yrange [0.022406393853342747:60.81991006705125]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'batch 1'
set ylabel 'evaluation loss' offset 1.5,0
$data0 << EOD
0 14.106186594007548 55.29082733368295
50 0.47128945527324684 0.840051405015928
100 0.08236867297886445 0.1677678015704553
150 0.03265315055081619 0.07477451822988948
200 0.024647033238677025 0.05709534204421456
EOD
$data1 << EOD
0 24.11676220132633
50 0.6092568803739935
100 0.11951729281589421
150 0.05105695848658737
200 0.0389649497694518
EOD
plot $data0 using 1:2:3 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data1 using 1:2 with linespoints pointtype 7 pointsize 0.55 pointinterval 1 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.3571, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd, constant'
unset multiplot
