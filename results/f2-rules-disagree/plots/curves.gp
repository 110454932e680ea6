# Evaluation loss over the steps, at the best peak rate: quadratic, 200 steps
# Run with: gnuplot curves.gp
set encoding utf8
set terminal svg size 560,345 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'curves.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'step'
set format x '%g'
set logscale y; set yrange [0.022406393853342747:60.81991006705125]

set format y '%g'
set lmargin at screen 0.1357; set rmargin at screen 0.9607; set tmargin at screen 0.8899; set bmargin at screen 0.2580
set title 'batch 1'
set ylabel 'evaluation loss' offset 1.5,0
$data0 << EOD
0 24.116762201326328 14.106186594007548 55.29082733368295
50 0.6092568803739935 0.47128945527324684 0.840051405015928
100 0.11951729281589421 0.08236867297886445 0.1677678015704553
150 0.05105695848658737 0.03265315055081619 0.07477451822988948
200 0.0389649497694518 0.024647033238677025 0.05709534204421456
EOD
plot $data0 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data0 using 1:2 with linespoints pointtype 7 pointsize 0.55 pointinterval 1 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.0841
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.0841 center top horizontal maxcols 1 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd, constant'
unset multiplot
