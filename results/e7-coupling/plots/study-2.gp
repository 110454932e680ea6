# best peak rate η: e7-coupling
# Run with: gnuplot -d study-2.gp
set encoding utf8
set terminal svg size 760,394 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot; unset grid; unset logscale
set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')
set cbrange [0.003991995073606723:0.1252047727273033]; set format cb '%g'; set logscale cb; set cbtics ('0.005' 0.005, '0.01' 0.01, '0.02' 0.02, '0.05' 0.05, '0.1' 0.1)
set colorbox horizontal user origin screen 0.2632, screen 0.1523 size screen 0.4737, screen 0.0305
set cblabel 'best peak rate η: median over the seeds'
set xtics ('8' 0, '32' 1, '128' 2) out; set ytics ('0' 0, '0.1' 1, '1' 2) out
set xrange [-0.5:3.0-0.5]; set yrange [-0.5:3.0-0.5]
set xlabel 'batch size (examples)'
set lmargin at screen 0.1000; set rmargin at screen 0.4658; set tmargin at screen 0.9036; set bmargin at screen 0.3503
set title 'mlp(examples=512), adamw'
set ylabel 'weight decay' offset 1,0
$data0 << EOD
0 0 0.016787551663816184
0 1 0.03763943134028961
0 2 0.03560314685669551
1 0 0.006872527901209425
1 1 0.008414832088217621
1 2 0.06363868405030633
2 0 0.003991995073606723
2 1 0.004366230767253886
2 2 0.010368198462155817
EOD
$data1 << EOD
0 0 0.017
1 0 0.0069
1 1 0.0084
2 0 0.004
2 1 0.0044
2 2 0.01
EOD
$data2 << EOD
0 1 0.038
0 2 0.036
1 2 0.064
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
set lmargin at screen 0.6000; set rmargin at screen 0.9658; set tmargin at screen 0.9036; set bmargin at screen 0.3503
set title 'mlp(examples=4096), adamw'
unset ylabel
$data3 << EOD
0 0 0.04273669657398016
0 1 0.04863987141126399
0 2 0.029491612558079486
1 0 0.08117389433379749
1 1 0.10655380318538243
1 2 0.02718004744886051
2 0 0.12103709325449111
2 1 0.1252047727273033
2 2 0.03480886817202722
EOD
$data4 << EOD
0 0 0.043
0 1 0.049
0 2 0.029
1 0 0.081
1 1 0.11
1 2 0.027
2 0 0.12
2 1 0.13
2 2 0.035
EOD
plot $data3 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data4 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
unset multiplot
